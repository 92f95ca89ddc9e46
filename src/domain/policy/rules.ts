/** Every number the rules use, in one place, each with where it comes from. Change one, raise the version. */

export const SENSITIVITIES = ['relaxed', 'standard', 'careful'] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]

/** The step of a run beyond the longest of the 30 days before it. */
export const BANDS = ['small', 'moderate', 'large'] as const
export type Band = (typeof BANDS)[number]

export const policy = {
  version: '2026-11.2',

  /**
   * A single run well beyond the longest of the previous 30 days goes with more overuse injuries: hazard rate ratio
   * 1.64 (95% CI 1.31–2.05) for +10–30%, 1.52 (1.16–2.00) for +30–100%, 2.28 (1.50–3.48) above, 5,205 runners
   * (Schuster Brandt Frandsen et al., BJSM 2025;59:1203, doi 10.1136/bjsports-2024-109380). The bands are not ordered
   * by risk, so no text may say that one is worse than the one before.
   */
  spike: {
    days: 30,
    runsBefore: 4,
    leastMeters: { relaxed: 10_000, standard: 10_000, careful: 5_000 },
    bands: {
      relaxed: ['moderate', 'large'],
      standard: ['small', 'moderate', 'large'],
      careful: ['small', 'moderate', 'large'],
    },
    /** A smaller step is shown on the chart and not sent (a coach's judgement). */
    worthSayingMeters: 2_000,
  },

  /**
   * More than 30% in a week went with 1.59 (0.96–2.66) for distance-related injuries in novices (Nielsen et al.,
   * JOSPT 2014;44:739); BJSM 2025 found no such relation. So a weekly jump is a notice of change, never a risk.
   */
  jump: {
    /** W ≥ ratio · R, as whole tenths so that no float decides. */
    tenths: { relaxed: 15, standard: 13, careful: 12 },
    leastUsualMeters: 15_000,
    leastStepMeters: 5_000,
    usualWeeks: 4,
    historyWeeks: 16,
    historyDays: 21,
    /** W ≤ 1.1 × the largest of the 4 weeks before is no news (a coach's judgement). */
    newsTenths: 11,
    /** From 1.6 × R on the next week is to be a lighter one (a coach's judgement). */
    farTenths: 16,
  },

  /** 150 minutes is Daniels' cap for a long run (Daniels' Running Formula); 25 km its usual distance. */
  bigRun: {
    meters: { relaxed: 25_000, standard: 25_000, careful: 20_000 },
    seconds: { relaxed: 150 * 60, standard: 150 * 60, careful: 120 * 60 },
    /** The fourth in six weeks is a habit, not a moment. */
    habit: 3,
    habitDays: 42,
    /** Longer than all of them by so much is more than a habit; the larger of the two (a coach's judgement). */
    beyondHabit: { meters: 1_000, percent: 5 },
    /** Hours on the feet over less ground are no long run, but a hike, a class or a watch left on (a coach's judgement). */
    worthSayingMeters: 10_000,
    /** In peak even a habit is worth a word every two weeks. */
    peakDays: 14,
  },

  /**
   * Running downhill is what makes thighs sore for days (Maeo et al. 2017, doi 10.1038/s41598-017-06129-8), most of all
   * those who are least used to it (Bontemps et al. 2020, doi 10.1007/s40279-020-01355-z). A source tells the climb, and
   * what goes up mostly comes down. How much is much is a coach's judgement.
   */
  hillyRun: {
    leastMeters: { relaxed: 800, standard: 500, careful: 300 },
    metersPerKilometer: 15,
    days: 30,
    /** So many runs with a climb have to be among those before. */
    least: 4,
    /** More than 1.5 × the most of them, in halves so that no float decides. */
    halves: 3,
  },

  /** A race of 15 km asks for days of recovery; 40 km by a watch is a marathon (a coach's judgement). */
  race: {
    ...{ markedMeters: 15_000, enteredPercent: 90, marathonMeters: 40_000 },
    /** From 50 km on it is called an ultra; beyond 80 the way back takes half as long again (a coach's judgement). */
    ultra: { leastMeters: 50_000, beyondMeters: 80_000, halves: 3 },
    /** Who runs nearly as far twice in eight weeks, unmarked and unentered, trains for more (a coach's judgement). */
    usedTo: { days: 56, meters: 35_000, runs: 2 },
  },

  /** Three weeks to come back after a marathon: the common rule of Daniels, Pfitzinger and Higdon. */
  earlyReturn: {
    days: 21,
    /** Less than this in 7 days is a careful return, however small the weeks before were (a coach's judgement). */
    worthSayingMeters: 10_000,
    seconds: 90 * 60,
    longestOfDays: 56,
    longestPercent: 60,
    weeks: 8,
    /** Of the mean week before the race: half in the first two weeks, three quarters in the third. */
    weekPercent: { soon: 50, later: 75 },
    halfToDay: 14,
    /** 7 days within 1.25 × their line, and no run near a long one, are beyond it by a hair (a coach's judgement). */
    hair: { weekQuarters: 5, seconds: 105 * 60, longestPercent: 75 },
  },

  /**
   * Hard days want an easy one between them (the hard–easy rule of Bowerman, kept by every plan since): Friday and
   * Sunday have one, which is what plans ask for, Saturday and Sunday have none.
   */
  hardDays: {
    hours: 36,
    raceMeters: 5_000,
    longSeconds: 90 * 60,
    medianDays: 42,
    /** Who is out so long on a median day is not hard done by length alone (a coach's judgement). */
    usedToSeconds: 75 * 60,
    /** Held in 3 of the last 6 weeks: that is how this runner trains. */
    habitWeeks: 6,
    habit: 3,
    apartDays: 14,
  },

  /** One day off in ten (a coach's judgement); a runner with a streak of three weeks has chosen it. */
  noRestDay: {
    days: { relaxed: 14, standard: 10, careful: 7 },
    streakDays: 21,
    /** So many streaks in the window before are how somebody trains (a coach's judgement). */
    usualStreaks: 2,
    windowWeeks: 16,
    apartDays: 14,
  },

  /** Two weeks without running are where fitness and tissues have let go (Daniels' rules for returning). */
  break: {
    long: { days: 14, runs: 4 },
    short: { days: 7, runs: 12 },
    daysBefore: 28,
    apartDays: 42,
  },

  /** A planned lighter week: at most 0.82 × the mean of the 3 before (taken from 15 real marathon builds). */
  cutBack: { weeks: 3, percent: 82 },

  /**
   * Headroom as it is shown: cautious after a marathon and after a break, and nothing to aim at before a race (a coach's
   * judgement, in step with the weeks of recovery).
   */
  shown: {
    marathon: {
      noneToDay: 7,
      shortToDay: 14,
      shortMeters: 10_000,
      /** Of ⌊1.1 · L′⌋. */
      parts: [
        { toDay: 21, percent: 60 },
        { toDay: 30, percent: 80 },
      ],
    },
    /** Of L′, the longest run under 40 km in the 56 days up to the break, by weeks after it; a shorter one is no figure. */
    break: { longestOfDays: 56, percentByWeek: [50, 75], leastMeters: 5_000 },
    /** A moderate or large step must not invite the next one: its own distance is the figure for so long. */
    stepDays: 14,
    /** As far back as steps are looked for that follow one on the other. */
    stepsWithinDays: 56,
    noneToGoalDays: 14,
  },

  /** Faster than 8 m/s over a kilometre or more is no run: the 1,000 m world record is run at 7.58 m/s. */
  implausible: { metersPerSecond: 8, leastMeters: 1_000 },

  /**
   * Nobody has run 5 km on a road faster than 6.5 m/s (12:49), nor a half marathon faster than 6.2 (56:42): a moving time
   * that says so has lost some of the run, and the elapsed time is used. The longest distance first.
   */
  movingTime: [
    { leastMeters: 20_000, metersPerSecond: 6.2 },
    { leastMeters: 5_000, metersPerSecond: 6.5 },
  ],

  /** A watch nobody stopped goes on by itself: beyond 3 × the moving time and an hour nobody stood still (a judgement). */
  watchLeftOn: { timesMoving: 3, moreSeconds: 3600 },

  outing: { gapMinutes: 60 },
  dayOfRunning: { leastMeters: 1_000 },

  nudge: {
    recentHours: 72,
    staleHours: 72,
    perDay: 1,
    perWeek: 2,
  },

  /** A massage that is due can wait: it gives way to what a run has to say, and is said once a week at most. */
  massage: { givesWayDays: 3, apartDays: 7 },

  /**
   * The longest runs on the way to a race, a step of 10% a week (BJSM 2025, as above), every fourth week lighter and the
   * last long one three weeks before: the shape that the plans of Daniels, Pfitzinger and Higdon share. By the race: up
   * to where few plans go further, and below what it is for runner and coach to weigh (a coach's judgement).
   */
  road: {
    stepTenths: 11,
    wholeMeters: 100,
    weeksUp: 3,
    lastDaysBefore: 21,
    withinDays: 18 * 7,
    races: [
      { leastMeters: 50_000, farMeters: 40_000, littleMeters: 29_000 },
      { leastMeters: 40_000, farMeters: 32_000, littleMeters: 29_000 },
      { leastMeters: 20_000, farMeters: 21_000, littleMeters: 16_000 },
    ],
  },

  /** Up to 1.1 × what was planned is the run that was planned: the step that is none either, in tenths. */
  planned: { tenths: 11 },

  /** Long and hard on purpose, in the weeks in which builds have such runs (the practice these rules started from). */
  raceSimulation: { leastMeters: 20_000, daysBeforeGoal: 56 },

  /**
   * From about 1,500 m on the air is thin enough to be felt in a run (moderate altitude); 1,000 m more than at home is a
   * change nobody is used to (a coach's judgement). Who lives from 1,400 m on knows the air, and it stays as dry.
   */
  altitude: { leastMeters: 1_500, aboveUsualMeters: 1_000, homeMeters: 1_400, runs: 5 },
} as const satisfies Record<string, unknown>
