/** The numbers behind phases, recovery and massage, each with where it comes from. They count as one with `policy`. */
import { policy } from './rules.ts'

export const advicePolicy = {
  marathonMeters: policy.race.marathonMeters,
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
    /** Below it nobody calls their running base training (a coach's judgement). */
    namedFromMeters: 25_000,
  },

  /** For how long a race that is over is named: its recovery (of a marathon, of a half), and while a run may still come. */
  raceOver: { namedDays: { recorded: { marathon: 14, shorter: 7 }, awaited: 3 } },

  /**
   * How often: every 2–3 weeks in base training, weekly in peak weeks, after key long runs and race simulations (the
   * practice these rules started from). Days on the massage clock.
   */
  clock: {
    /** Days after which one is due for its own sake. */
    dueDays: { base: 18, build: 18, peak: { weekly: 7, 'every-second-week': 14 } },
    /** The one of the taper and the one after a marathon ask only that nothing was said or done just before. */
    onceDays: 5,
    taper: { from: 12, to: 9 },
    afterMarathon: { from: 7, to: 10 },
    /** Days after which the message about a run carries a suggestion. */
    withRunDays: { base: 14, build: 14, peak: { weekly: 7, 'every-second-week': 14 } },
    afterEffortDays: 5,
    effortMeters: 20_000,
    longestOfDays: 42,
    /** Fresh muscles need no second session (a therapist's judgement). */
    treatedDays: 5,
    unanswered: 2,
    /** Six weeks later training is another, and so may be the answer (a judgement). */
    pauseDays: 42,
    connectedDays: 7,
    /** As long as it is asked when the last massage was (a judgement: whoever has not said by then will not). */
    askedDays: 14,
    runningDays: 7,
    /** In base and build one is due for legs that have work to get over (a therapist's judgement). */
    worked: { days: 18, meters: 25_000, daysOfRunning: 4 },
    /** Who comes back from a break has fresh legs and little in them (a coach's judgement). */
    afterBreakDays: 14,
    /** Nearer to any race than this nothing is due; nearer to the goal than that no day would be left. */
    raceDays: 4,
    goalDays: 6,
  },

  /** Soreness that keeps coming back, or of the wrong kind, is for a clinician (a therapist's red and amber flags). */
  soreness: {
    days: 28,
    episodeDays: 5,
    again: 2,
    tooOften: 3,
    /** Days on which a place of bone, joint or tendon hurt: a second one is no soreness after a run any more. */
    hurtAgain: 2,
    /** Where coming back twice is already too often: nerves, joints and bones are close there. */
    delicate: ['lower-back', 'feet-and-ankles'],
    /** Reports as old as this still say where to work. */
    recentDays: 7,
  },

  /**
   * Soreness was higher in the two weeks before an injury (339 runners followed weekly, Scand J Med Sci Sports 2025). What
   * it asks for is a lighter week as plans have them anyway: four fifths of the last four weeks (coaches' practice).
   */
  soreWeeks: { lighterPercent: 80 },

  /** Previous injury is the steadiest risk factor there is (Saragiotto et al. 2014, doi 10.1007/s40279-014-0194-6). */
  injury: { months: 12 },

  /**
   * How often a weekday has to hold the longest run to be the day of it, and the weekend when neither of its days does
   * by itself. Two months and 8 km tell it of those who run less, too (a coach's judgement).
   */
  keySessions: { weeks: 8, leastMeters: 8_000, leastWeeks: 4, weekendWeeks: 5, noneDaysAfterMarathon: 21 },

  plan: {
    /** Days are whole days of the calendar: 24 hours are one, 48 two. */
    daysAfterRun: { light: 1, firm: 2, latest: 4 },
    daysBeforeKeySession: { light: 1, firm: 2 },
    dueDays: 7,
    taperSlot: { from: 7, to: 5 },
    /** Days before the goal race with no massage, and with nothing new or firm. */
    goalDays: { none: 4, light: 5 },
    /** Days before any race in which only gentle work fits, for those who know it. */
    raceDays: { now: 1, soon: 4 },
    /** A run of 90% of its distance was the race. */
    racePercent: 90,
    knownDays: 60,
    /** After a marathon or 3 hours muscles stay tender for days: gentle at first. */
    afterEffort: { days: 7, seconds: 3 * 3600, firmerHours: 72 },
    longRunSeconds: 90 * 60,
    /** Deep tissue wants two days since the last long run. */
    deepHours: 48,
    /** Under so many quarters of the usual, seven days left little to work on (a therapist's judgement). */
    lightWeekQuarters: 3,
    /** From so many tenths on it was a full week. */
    fullWeekTenths: 11,
    climbMetersPerKilometer: policy.hillyRun.metersPerKilometer,
    /** Days beyond those that would help in which a closed practice is looked for an open one. */
    nextOpenDays: 14,
    /** How many places fit into the minutes. */
    places: { 30: 1, 45: 2, 60: 3 },
  },

  /** What a careful marathon coach asks for; days after the run unless said otherwise. */
  recovery: {
    /** The goal race's plan explains a small step; one this short gets soft words. */
    softStepMeters: 3_500,
    spike: {
      small: { easyDays: 1, noHardDays: 0 },
      /** A small step within 18 weeks of the goal race. */
      planned: { easyDays: 2, noHardDays: 0 },
      /** Any step within 12 months of an injury asks for as many at least (a coach's judgement). */
      afterInjury: { easyDays: 2, noHardDays: 0 },
      moderate: { easyDays: 2, noHardDays: 0 },
      large: { easyDays: 3, noHardDays: 4 },
    },
    easyDays: { 'big-long-run': 1, 'early-return': 1, 'hard-days-too-close': 2 },
    bigRunNoHardDays: 2,
    /** One and two days after running downhill legs were at their weakest (Maeo et al. 2017, who looked for three). */
    hillyRun: { easyDays: 2, noHardDays: 3, lightWorkDays: 3 },
    dayOffWithin: 3,
    /** By the distance of the race, the longest first. */
    race: [
      { leastMeters: 20_000, easyDays: 3, noHardDays: 7 },
      { leastMeters: 15_000, easyDays: 2, noHardDays: 5 },
      { leastMeters: 0, easyDays: 1, noHardDays: 3 },
    ],
    marathon: {
      noRunningToDay: 3,
      easyRuns: { toDay: 7, atMostRuns: 3, minutes: { from: 20, to: 40 } },
      halfWeek: { toDay: 14, longestMinutes: 60 },
      threeQuarterWeek: { toDay: 21 },
      hardFromDay: 21,
      usualWeeks: 8,
    },
    afterBreak: {
      usualDays: 28,
      startEasyDaysToGoal: 21,
      /** Half of less is hardly one run: then a few short ones are the better measure (a coach's judgement). */
      leastUsualMeters: 10_000,
      easyRuns: { atMostRuns: 3, minutes: { from: 20, to: 40 } },
    },
  },
} as const satisfies Record<string, unknown>
