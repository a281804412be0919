// The words of the editor in the reader's language, as the page brought them.
const all = JSON.parse(document.getElementById("editor-words").textContent)

export const words = (key, values = {}) => all[key].replace(/\{(\w+)\}/g, (_, name) => values[name])

export function since(moment) {
  const seconds = Math.round((Date.now() - moment) / 1000)
  if (seconds < 3) return words("now")
  return seconds < 60 ? words("seconds", { n: seconds }) : words("minutes", { n: Math.round(seconds / 60) })
}
