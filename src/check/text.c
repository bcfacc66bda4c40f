/* text.c: free text taken out of the tree, and the figures in it. */
#include <ctype.h>
#include <string.h>

#include "check/model.h"
#include "data/data.h"

bool text_holds(const xmlNode *element)
{
    for (const xmlNode *n = element->children; n; n = n->next)
        if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content && n->content[strspn((const char *)n->content, " \t\r\n")])
            return true;
    return false;
}

/* Text with holes blanked, so that no digit of an expression is taken for a figure; line ends are kept. `depth`: braces open, across nodes. */
static void put_text(Buffer *out, const char *text, int *depth)
{
    for (; *text; text++) {
        if (*text == '{' && text[1] != '{') {
            if (!(*depth)++)
                buffer_put_char(out, HOLE);
        } else if (*text == '}' && *depth) {
            (*depth)--;
        } else if (*text == '\n' || !*depth) {
            buffer_put_char(out, *text);
        }
    }
}

const char *text_flat(Check *c, const xmlNode *element)
{
    Buffer out = buffer_in(c->scratch);
    int braces = 0;
    for (const xmlNode *n = element->children; n;) {
        if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content)
            put_text(&out, (const char *)n->content, &braces);
        if (n->type == XML_ELEMENT_NODE && n->children) {
            n = n->children;
            continue;
        }
        while (n != element && !n->next)
            n = n->parent;
        n = n == element ? NULL : n->next;
    }
    c->failed |= out.failed;
    return buffer_text(&out);
}

Place text_place(const xmlNode *element, const char *text, const char *at)
{
    Place place = data_place(element);
    for (; text < at && place.line; text++)
        place.line += *text == '\n';
    return place;
}

/* ---- figures ---- */

/* "29.296.151.220", "86,11", "36": the number, without its separators; NULL when the token is none: a section's number, a date. */
static const Number *read_token(Check *c, const char *from, const char *to, int *decimals)
{
    char text[64];
    size_t n = 0, run = 0;
    bool grouped = false, comma = false;
    *decimals = 0;
    for (const char *p = from; p < to && n + 1 < sizeof text; p++) {
        if (isdigit((unsigned char)*p)) {
            text[n++] = *p;
            run++;
            *decimals += comma;
        } else if (*p == '.' && !comma) {
            if (grouped ? run != 3 : run > 3)
                return NULL;
            grouped = true;
            run = 0;
        } else if (*p == ',' && !comma) {
            if (grouped && run != 3)
                return NULL;
            comma = true;
            text[n++] = '.';
        } else {
            return NULL;
        }
    }
    if (grouped && !comma && run != 3)
        return NULL;
    text[n] = '\0';
    return number_parse(c->scratch, text);
}

/* Blanks, also those that don't break. */
static const char *skip_blanks(const char *p)
{
    for (;;) {
        if (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r')
            p++;
        else if (strncmp(p, "\xC2\xA0", 2) == 0)
            p += 2;
        else
            return p;
    }
}

static bool after_rupiah(const char *text, const char *at)
{
    while (at > text && strchr(" .\n\t", at[-1]))
        at--;
    if (at - text >= 2 && strncmp(at - 2, "\xC2\xA0", 2) == 0)
        at -= 2;
    while (at > text && strchr(" .\n\t", at[-1]))
        at--;
    return at - text >= 2 && (strncmp(at - 2, "Rp", 2) == 0 || strncmp(at - 2, "RP", 2) == 0);
}

/* What stands behind the digits: ",-", per cent, words in brackets. */
static void read_tail(Check *c, Figure *out)
{
    const char *p = out->end;
    if (strncmp(p, ",-", 2) == 0 || strncmp(p, ".-", 2) == 0)
        p += 2;
    p = skip_blanks(p);
    if (*p == '%' || strncasecmp(p, "persen", 6) == 0) {
        out->percent = true;
        p = skip_blanks(p + (*p == '%' ? 1 : 6));
    }
    if (*p != '(')
        return;
    const char *word = p + 1, *end = strchr(word, ')');
    size_t len = strcspn(word, " )\n\t");
    if (end && spelled_is_word(c, word, len)) {
        out->words = word;
        out->words_end = end;
    }
}

bool text_figure(Check *c, const char *text, const char *from, Figure *out)
{
    for (const char *p = from; *p; p++) {
        if (!isdigit((unsigned char)*p))
            continue;
        const char *end = p + strspn(p, "0123456789.,");
        while (end > p && (end[-1] == '.' || end[-1] == ','))
            end--;
        char before = p > text ? p[-1] : ' ';
        *out = (Figure){.begin = p, .end = end};
        /* Part of a name or of a number of another kind: a letter's number, S2.3, 12/2016. */
        bool alone = !isalnum((unsigned char)before) && before != '/' && before != '_' && before != '-' && !isalpha((unsigned char)*end) &&
                     *end != '/' && *end != '_';
        if (alone && (out->value = read_token(c, p, end, &out->decimals)) != NULL) {
            out->money = after_rupiah(text, p);
            out->plain_year = end - p == 4 && (strncmp(p, "19", 2) == 0 || strncmp(p, "20", 2) == 0) && !out->money;
            read_tail(c, out);
            return true;
        }
        p = end - 1;
    }
    return false;
}
