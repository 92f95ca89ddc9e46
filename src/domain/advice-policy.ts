/** The numbers behind phases, recovery and massage, each with where it comes from. They count as one with `policy`. */

export const advicePolicy = {
  /** A marathon by a watch: 40 km leaves room for tangents and a late start button (a coach's judgement). */
  marathonMeters: 40_000,
  halfMeters: 20_000,

  /** The usual blocks of a marathon build: Daniels, Pfitzinger and the 15 builds these rules were walked through. */
  phase: {
    goalWithinDays: 18 * 7,
    recoveryDays: 14,
    taperDays: { marathon: 21, half: 10, shorter: 4 },
    peakDays: { from: 42, to: 22 },
    meanWeeks: 4,
    windowWeeks: 16,
    /** 4-week mean ≥ 0.8 × the best of the window, in tenths so that no float decides. */
    peakTenths: 8,
    /** 4-week mean ≥ 1.05 × the one before, in hundredths. */
    buildHundredths: 105,
  },
} as const satisfies Record<string, unknown>
