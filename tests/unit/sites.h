/* sites.h: every attribute and text of an XML file with its bytes and lines, so that a test can change one and leave all the others as they are. For files that are known to be
 * well-formed. */
#ifndef TESTS_SITES_H
#define TESTS_SITES_H

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"

typedef struct Element {
    const char *name;
    struct Element *parent;
    size_t first, count; /* its attributes among the sites */
    long line, last;     /* of its start tag */
    int order, children; /* among its siblings of the same name, from 1; <indikator> below it */
} Element;

typedef struct Site {
    Element *element;
    const char *attr, *value; /* attr NULL: text */
    size_t from, begin, end;  /* the blanks before an attribute; its value's bytes */
    long line, last;          /* where a finding about it may stand: its start tag, or the text */
} Site;

typedef struct Sites {
    Site *items;
    size_t count, cap;
} Sites;

typedef struct SiteScan {
    Arena *arena;
    const char *text, *at;
    long line;
    Sites *out;
} SiteScan;

static inline void site_skip(SiteScan *s, const char *to)
{
    for (; *s->at && s->at < to; s->at++)
        s->line += *s->at == '\n';
}

static inline void site_add(SiteScan *s, Site site)
{
    if (arena_grow(s->arena, &s->out->items, s->out->count, &s->out->cap))
        s->out->items[s->out->count++] = site;
}

static inline bool site_is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* At the name of a start tag. True when the element has content. */
static inline bool site_tag(SiteScan *s, Element *e)
{
    size_t n = strcspn(s->at, " \n\t\r/>");
    e->name = arena_strndup(s->arena, s->at, n);
    e->line = s->line;
    e->first = s->out->count;
    e->order = e->parent && strcmp(e->name, "indikator") == 0 ? ++e->parent->children : 0;
    for (site_skip(s, s->at + n); *s->at && *s->at != '>' && *s->at != '/';) {
        const char *from = s->at;
        while (site_is_blank(*s->at))
            site_skip(s, s->at + 1);
        n = strcspn(s->at, "=/>");
        if (s->at[n] != '=')
            continue;
        const char *name = arena_strndup(s->arena, s->at, n), *value = s->at + n + 2, *end = strchr(value, s->at[n + 1]);
        site_add(s, (Site){e, name, arena_strndup(s->arena, value, (size_t)(end - value)), (size_t)(from - s->text), (size_t)(value - s->text),
                           (size_t)(end - s->text), 0, 0});
        e->count++;
        site_skip(s, end + 1);
    }
    e->last = s->line;
    for (size_t i = e->first; i < e->first + e->count; i++)
        s->out->items[i].line = e->line, s->out->items[i].last = e->last;
    bool open = *s->at != '/';
    site_skip(s, strchr(s->at, '>') + 1);
    return open;
}

static inline void site_text(SiteScan *s, Element *e)
{
    const char *end = s->at + strcspn(s->at, "<"), *from = s->at;
    long line = s->line;
    site_skip(s, end);
    while (site_is_blank(*from))
        line += *from == '\n', from++;
    if (e && from < end)
        site_add(s, (Site){e, NULL, arena_strndup(s->arena, from, (size_t)(end - from)), 0, (size_t)(from - s->text), (size_t)(end - s->text),
                           e->line < line ? e->line : line, s->line});
}

static inline Sites sites_of(Arena *arena, const char *text)
{
    Sites out = {0};
    SiteScan s = {arena, text, text, 1, &out};
    Element *open = NULL;
    while (*s.at) {
        if (*s.at != '<') {
            site_text(&s, open);
        } else if (strncmp(s.at, "<!--", 4) == 0) {
            site_skip(&s, strstr(s.at, "-->") + 3);
        } else if (s.at[1] == '?') {
            site_skip(&s, strstr(s.at, "?>") + 2);
        } else if (s.at[1] == '/') {
            site_skip(&s, strchr(s.at, '>') + 1);
            open = open ? open->parent : NULL;
        } else {
            Element *e = arena_make(arena, Element);
            e->parent = open;
            site_skip(&s, s.at + 1);
            if (site_tag(&s, e))
                open = e;
        }
    }
    return out;
}

static inline const char *site_attr(const Sites *sites, const Element *e, const char *name)
{
    for (size_t i = e ? e->first : 0; e && i < e->first + e->count; i++)
        if (strcmp(sites->items[i].attr, name) == 0)
            return sites->items[i].value;
    return NULL;
}

static inline bool site_named(const Element *e, const char *name)
{
    return e && strcmp(e->name, name) == 0;
}

#endif
