/* diag.h: what is wrong, where, and how to mend it.
 *
 * Library code never prints and never exits: it appends to a list that the caller owns. */
#ifndef LKIP_BASE_DIAG_H
#define LKIP_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <libintl.h>

#include "base/arena.h"

/* Program messages: English in the source, translated by gettext. */
#define _(text) dgettext("lkip", text)
#define N_(text) (text)

typedef enum { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR } Severity;

/* A place in a file. `file` is lent, NULL when there is none; `line` counts from 1, 0 when unknown. */
typedef struct Place {
    const char *file;
    long line;
} Place;

typedef struct Diag {
    Severity severity;
    Place at;
    const char *rule;    /* stable id, such as "E103"; documented in docs/diagnostik.md */
    const char *message; /* translated; names the element, what was expected, how to mend it */
} Diag;

typedef struct Diags {
    Arena *arena;
    Diag *items;
    size_t count, cap;
    size_t errors, warnings;
    size_t dropped; /* past DIAGS_MAX; counted, not kept */
    bool system;    /* a failure of the system (memory, disk) rather than of the input: exit code 3 */
} Diags;

enum { DIAGS_MAX = 2000 };

/* An empty list whose texts live in `arena`, which must outlive it. */
Diags diags_in(Arena *arena);

/* Appends a diagnostic. diag_error and diag_system return false, so that `return diag_error(...)` reads well;
 * diag_warning and diag_note return true. `rule` must be a string constant; `at.file` is copied. */
bool diag_error(Diags *diags, Place at, const char *rule, const char *format, ...) __attribute__((format(printf, 4, 5)));
bool diag_warning(Diags *diags, Place at, const char *rule, const char *format, ...) __attribute__((format(printf, 4, 5)));
bool diag_note(Diags *diags, Place at, const char *rule, const char *format, ...) __attribute__((format(printf, 4, 5)));
bool diag_system(Diags *diags, Place at, const char *rule, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Of the diagnostics from `from` on, takes away those that say again what stands before them: the same place, rule and message. */
void diags_unique(Diags *diags, size_t from);

/* Says that memory is short; returns false. */
bool diag_memory(Diags *diags);

/* "error", "peringatan" or "catatan": the same in every language, so that tools can rely on it. */
const char *severity_name(Severity severity);

/* A diagnostic as one line, without a newline: `file:line: error [RULE] message`. Lives in `arena`; NULL when memory is short. */
char *diag_line(Arena *arena, const Diag *diag);

#endif
