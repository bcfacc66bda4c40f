/* diag.c: the list of diagnostics. */
#include "base/diag.h"

#include <string.h>

Diags diags_in(Arena *arena)
{
    return (Diags){.arena = arena};
}

/* A format such as %.60s may cut a character in two: what is not whole UTF-8 becomes "?", so that every message can be printed and turned into JSON. */
static void mend_utf8(char *text)
{
    for (unsigned char *p = (unsigned char *)text; *p;) {
        int n = *p < 0x80 ? 1 : *p >= 0xf0 && *p < 0xf5 ? 4 : *p >= 0xe0 && *p < 0xf0 ? 3 : *p >= 0xc2 && *p < 0xe0 ? 2 : 0;
        int got = n > 0;
        while (got < n && (p[got] & 0xc0) == 0x80)
            got++;
        if (!n || got < n) {
            *p++ = '?';
            continue;
        }
        p += n;
    }
}

/* Appends; when memory is short the count still rises, so that an error is never taken for success. */
static void append(Diags *diags, Severity severity, Place at, const char *rule, const char *format, va_list args)
{
    diags->errors += severity == DIAG_ERROR;
    diags->warnings += severity == DIAG_WARNING;
    if (diags->count >= DIAGS_MAX || !arena_grow(diags->arena, &diags->items, diags->count, &diags->cap)) {
        diags->dropped++;
        return;
    }
    char *message = arena_vprintf(diags->arena, format, args);
    if (message)
        mend_utf8(message);
    char *file = at.file ? arena_strdup(diags->arena, at.file) : NULL;
    diags->items[diags->count++] = (Diag){severity, {file, at.line}, rule, message ? message : ""};
}

#define APPEND(severity)                                 \
    do {                                                 \
        va_list args;                                    \
        va_start(args, format);                          \
        append(diags, severity, at, rule, format, args); \
        va_end(args);                                    \
    } while (0)

bool diag_error(Diags *diags, Place at, const char *rule, const char *format, ...)
{
    APPEND(DIAG_ERROR);
    return false;
}

bool diag_warning(Diags *diags, Place at, const char *rule, const char *format, ...)
{
    APPEND(DIAG_WARNING);
    return true;
}

bool diag_note(Diags *diags, Place at, const char *rule, const char *format, ...)
{
    APPEND(DIAG_NOTE);
    return true;
}

bool diag_system(Diags *diags, Place at, const char *rule, const char *format, ...)
{
    APPEND(DIAG_ERROR);
    diags->system = true;
    return false;
}

bool diag_memory(Diags *diags)
{
    return diag_system(diags, (Place){0}, "S001", "%s", _("out of memory"));
}

const char *severity_name(Severity severity)
{
    static const char *const names[] = {"catatan", "peringatan", "error"};
    return names[severity];
}

char *diag_line(Arena *arena, const Diag *diag)
{
    const char *name = severity_name(diag->severity);
    if (!diag->at.file)
        return arena_printf(arena, "lkip: %s [%s] %s", name, diag->rule, diag->message);
    if (!diag->at.line)
        return arena_printf(arena, "%s: %s [%s] %s", diag->at.file, name, diag->rule, diag->message);
    return arena_printf(arena, "%s:%ld: %s [%s] %s", diag->at.file, diag->at.line, name, diag->rule, diag->message);
}

static bool is_same(const Diag *a, const Diag *b)
{
    const char *file = a->at.file ? a->at.file : "", *other = b->at.file ? b->at.file : "";
    return a->severity == b->severity && a->at.line == b->at.line && strcmp(a->rule, b->rule) == 0 && strcmp(a->message, b->message) == 0 &&
           strcmp(file, other) == 0;
}

void diags_unique(Diags *diags, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < diags->count; i++) {
        size_t k = 0;
        while (k < kept && !is_same(&diags->items[k], &diags->items[i]))
            k++;
        if (k == kept)
            diags->items[kept++] = diags->items[i];
        else
            diags->warnings -= diags->items[i].severity == DIAG_WARNING;
    }
    diags->count = kept;
}
