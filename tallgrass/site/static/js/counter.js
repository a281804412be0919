// How many letters of how many, beside a field: <output data-counts="field id" data-most="20">.
document.addEventListener("input", event => {
  const output = event.target.id && document.querySelector(`output[data-counts="${CSS.escape(event.target.id)}"]`)
  if (output) output.textContent = `${[...event.target.value].length} / ${output.dataset.most}`
})
