// Talking with the server. What it refuses comes as a Problem: { status, code, field, message }; status 0 is no connection.
import { words } from "./words.js"

const form = document.getElementById("editor")
export const address = name => form.dataset[name]
export const headers = { "X-CSRFToken": form.dataset.csrf, Accept: "application/json" }

export class Problem extends Error {
  constructor({ status = 0, code = "offline", field, detail } = {}) {
    super(detail || words(status === 401 ? "signed_out" : status === 404 ? "gone" : status ? "server" : "no_connection"))
    Object.assign(this, { status, code, field })
  }
}

export async function send(method, url, data, options = {}) {
  const answer = await reach(url, {
    method,
    headers: { ...headers, "Content-Type": "application/json" },
    body: data === undefined ? undefined : JSON.stringify(data),
    ...options,
  })
  return answer.headers.get("Content-Type")?.includes("json") ? answer.json() : answer
}

export async function reach(url, options) {
  let answer
  try {
    answer = await fetch(url, { redirect: "manual", ...options })
  } catch (error) {
    if (error.name === "AbortError") throw error
    throw new Problem()
  }
  if (!answer.ok) throw await problemOf(answer)
  return answer
}

async function problemOf(answer) {
  // A redirect can only lead to signing in.
  if (answer.type === "opaqueredirect") return new Problem({ status: 401, code: "sign_in_first" })
  const said = await answer.json().catch(() => ({}))
  return new Problem({ ...said, status: answer.status })
}
