/* content.c: gives the tags in a page's operators their true names.
 *
 * cairo 1.16 can't write artifacts, and numbers every stretch. Drawn pages have one and the same tag round each; here the n-th tag becomes that of the n-th mark: its role and
 * its number among the real content, or Artifact. Strings are stepped over, so that text which looks like an operator stays text. */
#include <string.h>

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

Slice content_tagged(Arena *arena, Slice content, const PageMarks *marks)
{
    Buffer out = buffer_in(arena);
    const char *end = content.at + content.len, *from = content.at, *after;
    size_t next = 0;
    int number = 0;
    for (const char *at = from; at < end;) {
        if (*at == '(' || (*at == '<' && at + 1 < end && at[1] != '<')) {
            at = pdf_skip_value(at, end);
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
    return out.failed || next_stretch(marks, &next) ? (Slice){0} : (Slice){buffer_text(&out), out.len};
}
