// By which page of a wall one came to a thing: kept in this tab, so that what is bought in it can name the whole path.
const NAME = "came-by", MOST = 40
const read = () => JSON.parse(sessionStorage.getItem(NAME) ?? "[]")

export function remember(thing, page) {
  const others = read().filter(([other]) => other !== thing)
  sessionStorage.setItem(NAME, JSON.stringify([[thing, page], ...others].slice(0, MOST)))
}

document.addEventListener("formdata", ({ target: form, formData }) => {
  if (!form.dataset.product) return
  const page = new Map(read()).get(formData.get("note") || form.dataset.product)
  if (page) formData.set("exposure", page)
})
