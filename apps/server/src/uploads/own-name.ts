/** Longer names are cut; those of archives are far shorter. Characters. */
const longest = 200

/**
 * What a file is called here, from what its sender calls it: the last part of a path, without signs that terminals and
 * other programs take for commands, in NFC. It is only ever shown: no file of ours is named after it.
 * "C:\scan\Kế hoạch 57.pdf" is "Kế hoạch 57.pdf"; "" is "khong-ten".
 */
export function ownName(given: string | undefined): string {
  const last = (given ?? '').normalize('NFC').split(/[/\\]/u).at(-1) ?? ''
  // Controls, marks that turn the direction of writing, halves of signs that stand alone.
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim()
  const name = /^\.{0,2}$/u.test(plain) ? 'khong-ten' : plain
  const letters = Array.from(name)
  if (letters.length <= longest) return name
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? ''
  return letters.slice(0, longest - ending.length).join('') + ending
}
