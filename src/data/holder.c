/* holder.c: terms of office, by post. ISO dates compare as text, and a part of a date by its length. */
#include "data/holder.h"

#include <libxml/hash.h>
#include <string.h>

typedef struct Term {
    xmlNode *row;
    const char *from, *to; /* "" and "9999" where open */
    struct Term *next;     /* of the same post, as they stand in the file */
} Term;

typedef struct Post {
    Term *first, *last;
} Post;

struct Holders {
    xmlHashTablePtr posts;
};

/* Rows above that are looked at for a clash: no post has more holders in a year. */
enum { CLASH_MAX = 60 };

static void free_table(void *table)
{
    xmlHashFree(table, NULL);
}

static const char *attr_or(const xmlNode *node, const char *name, const char *otherwise)
{
    const char *text = data_attr(node, name);
    return text && *text ? text : otherwise;
}

static bool enter(Arena *arena, Holders *holders, xmlNode *row)
{
    const xmlChar *id = (const xmlChar *)attr_or(row, "jabatan", "");
    Post *post = xmlHashLookup(holders->posts, id);
    Term *term = arena_make(arena, Term);
    if (!post && (!(post = arena_make(arena, Post)) || xmlHashAddEntry(holders->posts, id, post) != 0))
        return false;
    if (!term)
        return false;
    *term = (Term){.row = row, .from = attr_or(row, "mulai", ""), .to = attr_or(row, "selesai", "9999")};
    *(post->last ? &post->last->next : &post->first) = term;
    post->last = term;
    return true;
}

Holders *holders_index(Arena *arena, const xmlNode *year)
{
    Holders *holders = arena_make(arena, Holders);
    if (!holders || !(holders->posts = xmlHashCreate(64)) || !arena_defer(arena, free_table, holders->posts))
        return NULL;
    for (xmlNode *n = data_child(year, "pejabat"); n; n = data_next(n, "pejabat"))
        if (!enter(arena, holders, n))
            return NULL;
    return holders;
}

static const Term *terms_of(const Holders *holders, const char *post)
{
    const Post *found = post ? xmlHashLookup(holders->posts, (const xmlChar *)post) : NULL;
    return found ? found->first : NULL;
}

/* Who held it last: the one whose term ends last, of several the one that began last. */
static xmlNode *last_of(const Term *terms)
{
    const Term *found = NULL;
    for (const Term *t = terms; t; t = t->next) {
        int ends = found ? strcmp(t->to, found->to) : 1;
        if (ends > 0 || (ends == 0 && strcmp(t->from, found->from) >= 0))
            found = t;
    }
    return found ? found->row : NULL;
}

xmlNode *holders_on(const Holders *holders, const char *post, const char *date)
{
    const Term *terms = terms_of(holders, post), *found = NULL;
    if (!date || !*date)
        return last_of(terms);
    size_t len = strlen(date);
    for (const Term *t = terms; t; t = t->next)
        if (strncmp(t->from, date, len) <= 0 && strncmp(date, t->to, len) <= 0 && (!found || strcmp(t->from, found->from) >= 0))
            found = t;
    return found ? found->row : NULL;
}

static bool stands_in(const xmlNode *row)
{
    return strcmp(attr_or(row, "status", ""), "plh") == 0;
}

const xmlNode *holders_clash(const Holders *holders, const xmlNode *row)
{
    const Term *t = terms_of(holders, attr_or(row, "jabatan", ""));
    const char *from = attr_or(row, "mulai", ""), *to = attr_or(row, "selesai", "9999");
    for (int i = 0; t && t->row != row && i < CLASH_MAX; i++, t = t->next)
        if (stands_in(t->row) == stands_in(row) && strcmp(t->from, to) <= 0 && strcmp(from, t->to) <= 0)
            return t->row;
    return NULL;
}
