/* hole.c: text with {XPath} holes; {{ and }} stand for braces. */
#include <math.h>
#include <string.h>

#include "template/expander.h"

static Place move_line(Place at, int lines)
{
    if (at.line > 0)
        at.line = at.line + lines > 0 ? at.line + lines : 1;
    return at;
}

static bool add_literal(Expander *e, Holes *holes, Buffer *literal)
{
    if (!literal->len)
        return true;
    if (!arena_grow(e->arena, &holes->items, holes->count, &holes->cap))
        return false;
    const char *text = arena_strndup(e->arena, literal->text, literal->len);
    holes->items[holes->count++] = (Piece){.text = text};
    literal->len = 0;
    return text != NULL;
}

/* The end of the hole that begins at `s`, after its brace: a } outside quotes. NULL when there is none. */
static const char *hole_end(const char *s)
{
    for (; *s && *s != '}'; s++)
        if (*s == '"' || *s == '\'') {
            const char *quote = strchr(s + 1, *s);
            if (!quote)
                return NULL;
            s = quote;
        }
    return *s ? s : NULL;
}

static bool add_hole(Expander *e, Holes *holes, const char *start, const char *end, Place at)
{
    char *source = arena_strndup(e->arena, start, (size_t)(end - start));
    if (!source || !arena_grow(e->arena, &holes->items, holes->count, &holes->cap))
        return false;
    if (strspn(source, " \t\r\n") == strlen(source)) {
        diag_error(e->diags, at, "T109", _("an empty hole {}; write an XPath expression in it, or {{}} for braces"));
        return true;
    }
    Expression *x = expression_new(e, source, at);
    holes->items[holes->count++] = (Piece){.expression = x, .lines_before = holes->lines};
    return x != NULL;
}

/* Reads one brace or hole at `s`; the rest of the text begins at `*next`. */
static bool read_brace(Expander *e, Holes *holes, Buffer *literal, const char *s, Place at, const char **next)
{
    *next = s + 2;
    if (s[0] == s[1])
        return buffer_put_char(literal, *s);
    *next = s + 1;
    if (*s == '}') {
        diag_error(e->diags, at, "T109", _("a } without its {; write }} for a brace in the text"));
        return true;
    }
    const char *end = hole_end(s + 1);
    if (!end) {
        diag_error(e->diags, at, "T109", _("a hole begins here and never ends: \"%.30s\"; close it with }, or write {{ for a brace in the text"), s);
        *next = s + strlen(s);
        return true;
    }
    *next = end + 1;
    return add_literal(e, holes, literal) && add_hole(e, holes, s + 1, end, at);
}

static int count_lines(const char *s, const char *end)
{
    int n = 0;
    for (; s < end; s++)
        n += *s == '\n';
    return n;
}

Holes *holes_parse(Expander *e, const char *text, Place at)
{
    Holes *holes = arena_make(e->arena, Holes);
    Buffer literal = buffer_in(e->arena);
    int all = count_lines(text, text + strlen(text));
    bool ok = holes != NULL;
    for (const char *s = text; ok && *s;) {
        size_t plain = strcspn(s, "{}");
        const char *next = s + plain;
        ok = buffer_put_bytes(&literal, s, plain);
        if (ok && s[plain]) {
            holes->lines = count_lines(text, s + plain);
            ok = read_brace(e, holes, &literal, s + plain, move_line(at, holes->lines - all), &next);
        }
        s = next;
    }
    if (!ok || !add_literal(e, holes, &literal)) {
        diag_memory(e->diags);
        return NULL;
    }
    holes->lines = all;
    return holes;
}

/* A number that is none would be printed as NaN. */
static bool printable(Expander *e, const xmlXPathObject *value)
{
    if (value->type != XPATH_NUMBER || isfinite(value->floatval))
        return true;
    evaluation_error(e, "T110",
                     _("the result is not a number; a part of the sum is missing, or is text. Exact sums: tambah(), kurang(), kali(), bagi()"));
    return false;
}

/* Text of the data goes without the blanks that surround it in its file: a full stop may follow. */
static bool put_text(Buffer *out, const char *text, bool trim)
{
    static const char blanks[] = " \t\r\n";
    size_t start = trim ? strspn(text, blanks) : 0, len = strlen(text);
    while (trim && len > start && strchr(blanks, text[len - 1]))
        len--;
    return buffer_put_bytes(out, text + start, len - start);
}

static bool put_value(Expander *e, const Piece *piece, Place at, Buffer *out)
{
    xmlXPathObjectPtr value = expression_run(e, piece->expression, at);
    if (!value)
        return !e->stopped;
    bool ok = true;
    if (printable(e, value)) {
        xmlChar *text = xmlXPathCastToString(value);
        ok = text && put_text(out, (const char *)text, value->type == XPATH_NODESET);
        xmlFree(text);
    }
    xmlXPathFreeObject(value);
    return ok || diag_memory(e->diags);
}

bool holes_put(Expander *e, const Holes *holes, Place at, bool from_end, Buffer *out)
{
    for (size_t i = 0; i < holes->count; i++) {
        const Piece *p = &holes->items[i];
        if (p->text ? !buffer_put(out, p->text) : !put_value(e, p, from_end ? move_line(at, p->lines_before - holes->lines) : at, out))
            return false;
    }
    return true;
}
