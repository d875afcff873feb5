// Runs in the page: fills A4 pages block by block, splits paragraphs and tables at the page's end, puts a footnote at
// the bottom of the page that holds its mark, numbers the pages from the second on. `#3` in the address shows page 3
// alone. `scanned` holds pictures that take the place of whole pages.
const flow = document.getElementById('flow')
const pages = []

function openPage() {
  const page = document.createElement('div')
  page.className = 'page'
  document.body.append(page)
  pages.push(page)
  if (pages.length > 1) {
    const folio = document.createElement('div')
    folio.className = 'folio'
    folio.textContent = String(pages.length)
    page.append(folio)
  }
  const column = document.createElement('div')
  page.append(column)
  return { page, column, notes: null }
}

let at = openPage()
const millimetre = 96 / 25.4
const room = () => 297 * millimetre - 20 * millimetre - (at.notes ? at.notes.offsetHeight + 6 : 0)
const fits = () => at.column.offsetTop + at.column.offsetHeight <= room() + 0.5

function addNote(mark) {
  if (!at.notes) {
    at.notes = document.createElement('div')
    at.notes.className = 'notes'
    at.page.append(at.notes)
  }
  const note = document.createElement('p')
  note.innerHTML = `<sup>${mark.textContent}</sup> ${mark.dataset.note}`
  at.notes.append(note)
  return note
}

/** Puts a block on the page with its footnotes; takes both back when they do not fit. */
function place(block) {
  at.column.append(block)
  const notes = [...block.querySelectorAll('sup[data-note]')].map(addNote)
  if (fits()) return true
  block.remove()
  for (const note of notes) note.remove()
  if (at.notes && at.notes.children.length === 0) {
    at.notes.remove()
    at.notes = null
  }
  return false
}

/** The words of a paragraph with their markup, so that it can be cut between any two. */
function pieces(paragraph) {
  return [...paragraph.childNodes].flatMap((node) =>
    node.nodeType === Node.TEXT_NODE
      ? node.textContent.split(/(?<= )/).map((word) => document.createTextNode(word))
      : node.tagName === 'SUP'
        ? [node]
        : node.textContent.split(/(?<= )/).map((word) => {
            const copy = node.cloneNode(false)
            copy.textContent = word
            return copy
          }),
  )
}

function part(paragraph, nodes, name) {
  const copy = paragraph.cloneNode(false)
  copy.classList.add(name)
  copy.append(...nodes.map((node) => node.cloneNode(true)))
  return copy
}

/** The last word at or before `most` that ends a printed line. */
function lineEnd(paragraph, words, most) {
  const height = (count) => {
    const trial = part(paragraph, words.slice(0, count), 'trial')
    at.column.append(trial)
    const value = trial.offsetHeight
    trial.remove()
    return value
  }
  let count = most
  while (count > 0 && height(count + 1) === height(count)) count -= 1
  return count
}

function placeParagraph(paragraph) {
  if (place(paragraph)) return
  const words = pieces(paragraph)
  let low = 0
  let high = words.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const trial = part(paragraph, words.slice(0, middle), 'start')
    if (place(trial)) {
      for (const mark of trial.querySelectorAll('sup[data-note]')) {
        const last = at.notes && [...at.notes.children].find((note) => note.firstChild.textContent === mark.textContent)
        last?.remove()
      }
      if (at.notes && at.notes.children.length === 0) {
        at.notes.remove()
        at.notes = null
      }
      trial.remove()
      low = middle
    } else high = middle - 1
  }
  low = lineEnd(paragraph, words, low)
  const heading = paragraph.classList.contains('strong')
  if (low > 12 && !heading) place(part(paragraph, words.slice(0, low), 'start'))
  else low = 0
  at = openPage()
  placeParagraph(low === 0 ? paragraph : part(paragraph, words.slice(low), 'rest'))
}

function placeTable(table) {
  const rows = [...table.querySelectorAll('tr')]
  let part = table.cloneNode(true)
  part.querySelector('tbody').replaceChildren()
  at.column.append(part)
  for (const row of rows) {
    part.querySelector('tbody').append(row)
    if (fits()) continue
    row.remove()
    at = openPage()
    part = part.cloneNode(true)
    part.classList.add('rest')
    part.querySelector('tbody').replaceChildren(row)
    at.column.append(part)
  }
}

/** A heading does not stay alone at the foot of a page. */
function keepHeading() {
  const last = at.column.lastElementChild
  const stays = at.column.offsetTop + at.column.offsetHeight + 3 * 24 <= room()
  if (last?.classList.contains('strong') && !stays) {
    last.remove()
    at = openPage()
    at.column.append(last)
  }
}

document.fonts.ready.then(() => {
  for (const block of [...flow.children]) {
    if (block.classList.contains('new-page')) at = openPage()
    else if (block.classList.contains('arrival')) pages[0].append(block)
    else if (block.tagName === 'P') {
      keepHeading()
      placeParagraph(block)
    } else if (block.tagName === 'TABLE') placeTable(block)
    else if (!place(block)) {
      at = openPage()
      at.column.append(block)
    }
  }
  flow.remove()
  for (const [number, picture] of Object.entries(scanned)) {
    const image = document.createElement('img')
    image.src = picture
    pages[Number(number) - 1].className = 'page picture'
    pages[Number(number) - 1].replaceChildren(image)
  }
  document.documentElement.dataset.pages = String(pages.length)
  const only = Number(location.hash.slice(1))
  if (only > 0) pages.forEach((page, i) => (page.style.display = i + 1 === only ? '' : 'none'))
})
