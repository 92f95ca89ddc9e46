/** A short name of a text by its own content, so that a changed file has another address. */
export function fingerprint(text: string): string {
  let sum = 7
  // at each start of the Worker, over every file that it serves
  for (let place = 0; place < text.length; place++) sum = (Math.imul(sum, 31) + text.charCodeAt(place)) | 0
  return (sum >>> 0).toString(36)
}
