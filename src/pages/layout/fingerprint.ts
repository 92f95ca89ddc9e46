/** A short name of a text by its own content, so that a changed file has another address. */
export function fingerprint(text: string): string {
  const sum = [...text].reduce((so, char) => (Math.imul(so, 31) + char.charCodeAt(0)) | 0, 7)
  return (sum >>> 0).toString(36)
}
