// A copy on this device of what the server does not have yet, so that a crash of the tab loses nothing.
import { content, note, shown } from "./draft.js"

const KEY = `draft:${note.id}`, FOUND = `${KEY}:found`
const read = key => {
  try { return JSON.parse(localStorage.getItem(key)) } catch { return null }
}
const write = (key, value) => {
  try { localStorage.setItem(key, JSON.stringify(value)) } catch { /* No room or not allowed: the server's copy has to do. */ }
}

export const keep = () => write(KEY, { version: note.version, at: Date.now(), content: shown(content) })
export const forget = () => localStorage.removeItem(KEY)

// What an earlier visit left. It moves aside, so that new writing does not cover it before the person has decided.
export function find() {
  const left = read(KEY)
  if (left) write(FOUND, left)
  forget()
  return read(FOUND)
}
export const settle = () => localStorage.removeItem(FOUND)
export const setAside = () => write(FOUND, { version: note.version, at: Date.now(), content: shown(content) })
