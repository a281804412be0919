// What stands on the page of a conversation. `base` is its address, empty before the first letter.
export const thread = document.getElementById("thread")
export const list = document.getElementById("letter-list")
export const scroll = document.getElementById("letter-scroll")
export const composer = document.getElementById("composer")
export const base = thread?.dataset.thread ?? ""
export const token = () => document.querySelector("#acts [name=csrfmiddlewaretoken]").value

// The newest letter stands at the foot: the place is counted from there, upwards, in negative pixels.
export const atFoot = () => scroll.scrollTop > -80
export const toFoot = () => { scroll.scrollTop = 0 }

export const here = ({ detail }) => base && detail.conversation === thread.dataset.conversation

export function post(address, fields = {}) {
  const body = new URLSearchParams(fields)
  return fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token(), Accept: "application/json" } })
}
