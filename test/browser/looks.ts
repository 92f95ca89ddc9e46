/** The eight ways in which every page is looked at: on a phone and at a desk, light and dark, with JavaScript and without. */
export const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }

export const LOOKS = [PHONE, DESK].flatMap((viewport) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [true, false].map((javaScriptEnabled) => ({
      name: `${viewport === PHONE ? 'phone' : 'desk'}, ${colorScheme}${javaScriptEnabled ? '' : ', no script'}`,
      viewport,
      colorScheme,
      javaScriptEnabled,
    })),
  ),
)
