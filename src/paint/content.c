/* content.c: gives the tags in a page's operators their true names.
 *
 * cairo 1.16 can't write artifacts, and numbers every stretch. Drawn pages have one and the same tag round each; here the n-th tag becomes that of the n-th mark: its role and
 * its number among the real content, or Artifact. Strings are stepped over, so that text which looks like an operator stays text. */
#include <glib.h>
#include <string.h>

#include "paint/decimal.h"
#include "paint/finish.h"

/* Steps over `word` and the white space before it; NULL when something else stands there. */
static const char *expect(const char *at, const char *end, const char *word)
{
    size_t len = strlen(word);
    while (at < end && (*at == ' ' || *at == '\n'))
        at++;
    return (size_t)(end - at) >= len && !memcmp(at, word, len) ? at + len : NULL;
}

/* The end of "/Span << /MCID n >> BDC" at `at`; NULL when it is something else (a replacement text, or no tag at all). */
static const char *tag_end(const char *at, const char *end)
{
    if (!(at = expect(at, end, "/" FINISH_TAG)) || !(at = expect(at, end, "<<")) || !(at = expect(at, end, "/MCID ")))
        return NULL;
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return (at = expect(at, end, ">>")) ? expect(at, end, "BDC") : NULL;
}

static const Mark *next_stretch(const PageMarks *marks, size_t *i)
{
    while (*i < marks->count && marks->items[*i].link)
        ++*i;
    return *i < marks->count ? &marks->items[(*i)++] : NULL;
}

static void put_tag(Buffer *out, const Mark *mark, int number)
{
    if (!mark->node) {
        buffer_put(out, "/Artifact BMC");
        return;
    }
    buffer_printf(out, "/%s<</MCID %d", mark->words ? "Span" : role_name(mark->node->role),
                  number); /* readers look for a replacement in a Span only */
    if (mark->words) {
        char *text = arena_strndup(out->arena, mark->words->text, (size_t)mark->words->text_len);
        buffer_put(out, "/ActualText");
        pdf_string(out, text ? text : "");
    }
    buffer_put(out, ">>BDC");
}

/* Whether the operator that moves the pen (Tm, Td) stands at `at`, behind its numbers. */
static bool moves_pen(const char *at, const char *begin, const char *end)
{
    return end - at > 2 && at[0] == 'T' && (at[1] == 'm' || at[1] == 'd') && (at[2] == '\n' || at[2] == ' ') && at > begin && at[-1] == ' ';
}

static bool is_numeric(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ' ' || c == '\n';
}

/* Copies what stands before a pen movement, its numbers with three decimals: cairo writes six, which no printer can follow and no compressor likes. */
static void put_shortened(Buffer *out, const char *from, const char *at)
{
    const char *first = at;
    while (first > from && is_numeric(first[-1]))
        first--;
    buffer_put_bytes(out, from, (size_t)(first - from));
    while (first < at) {
        char *after = NULL;
        double number = *first == ' ' || *first == '\n' ? 0 : g_ascii_strtod(first, &after);
        if (after && after > first && after <= at) {
            put_decimal(out, number);
            first = after;
        } else {
            buffer_put_char(out, *first++);
        }
    }
}

Slice content_tagged(Arena *arena, Slice content, const PageMarks *marks)
{
    Buffer out = buffer_in(arena);
    const char *end = content.at + content.len, *from = content.at, *after;
    size_t next = 0;
    int number = 0;
    for (const char *at = from; at < end;) {
        if (*at == '(' || (*at == '<' && at + 1 < end && at[1] != '<')) {
            at = pdf_skip_value(at, end);
        } else if (moves_pen(at, from, end)) {
            put_shortened(&out, from, at);
            from = at;
            at += 2;
        } else if (*at == '/' && (after = tag_end(at, end))) {
            const Mark *mark = next_stretch(marks, &next);
            if (!mark)
                return (Slice){0};
            buffer_put_bytes(&out, from, (size_t)(at - from));
            put_tag(&out, mark, number);
            number += mark->node != NULL;
            from = at = after;
        } else {
            at++;
        }
    }
    buffer_put_bytes(&out, from, (size_t)(end - from));
    if (out.failed || next_stretch(marks, &next))
        return (Slice){0};
    return (Slice){buffer_text(&out), out.len};
}
