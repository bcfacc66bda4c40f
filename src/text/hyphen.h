/* hyphen.h: where an Indonesian word may be divided.
 *
 * Rules after EYD V (Keputusan Kepala Badan Bahasa 0424/I/BS.00.01/2022), chapter "Pemenggalan Kata": V-V, V-CV, VC-CV, VC-CCV;
 * ng ny sy kh and diphthongs ai au ei oi stay whole; affixes and particles are units; no single letter is left at either end. */
#ifndef LKIP_TEXT_HYPHEN_H
#define LKIP_TEXT_HYPHEN_H

#include <stdbool.h>
#include <stddef.h>

/* Marks in `allowed[0..len]` the byte offsets of the UTF-8 text `word` before which a hyphen may be set. `word` is one word: letters only
 * (a word joined by hyphens or slashes is given in parts). A word with digits, an abbreviation in capitals, or fewer than five letters gets none.
 * At least two letters stay on either side. Clears the array first. Returns the number of places. */
size_t hyphen_word(const char *word, size_t len, bool *allowed);

#endif
