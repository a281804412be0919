// On a phone the desks of the console stand in one row: the present one is brought into sight.
const here = document.querySelector(".console .side nav [aria-current]")
const row = here?.closest("nav")
if (row && row.scrollWidth > row.clientWidth) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2
