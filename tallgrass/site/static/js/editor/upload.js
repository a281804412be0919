// One file on its way, with progress; at most three at a time, the others wait their turn.
import { address, headers, Problem } from "./server.js"
import { words } from "./words.js"

const MOST = 3
const waiting = []
let running = 0

export function upload(file, kind, progress, signal) {
  return new Promise((done, failed) => {
    waiting.push({ file, kind, progress, signal, done, failed })
    next()
  })
}

function next() {
  if (running >= MOST || !waiting.length) return
  running += 1
  const job = waiting.shift()
  run(job).then(job.done, job.failed).finally(() => { running -= 1; next() })
}

function run({ file, kind, progress, signal }) {
  return new Promise((done, failed) => {
    if (signal?.aborted) return failed(new DOMException("", "AbortError"))
    const request = new XMLHttpRequest()
    request.open("POST", address(kind))
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(Math.round((loaded / total) * 100)))
    request.addEventListener("error", () => failed(new Problem({ detail: words("upload_lost") })))
    request.addEventListener("abort", () => failed(new DOMException("", "AbortError")))
    request.addEventListener("load", () => (request.status === 201 ? done(read(request)) : failed(refusal(request))))
    signal?.addEventListener("abort", () => request.abort())
    const form = new FormData()
    form.append("file", file, file.name || "picture")
    request.send(form)
  })
}

const refusal = request => new Problem({ ...read(request), status: request.status })
function read(request) {
  try { return JSON.parse(request.responseText) } catch { return {} }
}
