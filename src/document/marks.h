/* marks.h: quotation marks, apostrophes and dashes as they are printed, for those that a keyboard has. Private to src/document.
 *
 * "kata" becomes “kata”, 'kata' becomes ‘kata’, Jum'at becomes Jum’at; " - " becomes " – ", and the hyphen of what is surely a range of numbers or years an en dash:
 * 2021–2026. (For "sampai dengan" between two numbers EYD V prints a dash.) Every other hyphen stays: in codes, dates, document and phone
 * numbers, "Rp 10.000,-". A straight mark behind a number that no quotation encloses stays, too: inches, minutes of a coordinate. */
#ifndef LKIP_DOCUMENT_MARKS_H
#define LKIP_DOCUMENT_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* What stands in the place of one byte of the text. */
typedef enum { MARK_AS_IT_IS, MARK_OPEN, MARK_CLOSE, MARK_OPEN_SINGLE, MARK_CLOSE_SINGLE, MARK_DASH, MARK_DROPPED, MARK_COUNT } Mark;

/* The bytes of a mark; NULL for MARK_AS_IT_IS. None is longer than MARK_BYTES. */
extern const char *const MARK_TEXT[MARK_COUNT];
enum { MARK_BYTES = 3 };

/* Is there anything in the text to look at? Most has nothing. */
bool marks_wanted(const char *text, size_t len);

/* Enters a Mark for every byte into `marks[len]`. The text is a whole row: "\n" stands for a forced break. `hyphens`: dashes too (a formula keeps its signs). Time grows
 * with the length of the text. */
void marks_find(const char *text, size_t len, bool hyphens, uint8_t *marks);

/* The text with its marks set; itself when there are none. NULL when memory is short. */
const char *marks_set(Arena *arena, const char *text);

#endif
