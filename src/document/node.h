/* node.h: reading XML elements strictly: every attribute is known, every value is checked, every complaint has a line.
 *
 * Private to src/document: the style file and the naskah are read through it. */
#ifndef LKIP_DOCUMENT_NODE_H
#define LKIP_DOCUMENT_NODE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/unit.h"

/* What is read, and where complaints go. */
typedef struct Source {
    Arena *arena;
    Diags *diags;
    Place (*place)(const xmlNode *node); /* NULL: the document's URL and xmlGetLineNo */
    const char *lent, *file;             /* the file name met last, and its copy in the arena */
} Source;

/* Where a node stands; `file` lives in the arena. */
Place node_place(Source *source, const xmlNode *node);

/* An error or a warning at a node. */
void node_error(Source *source, const xmlNode *node, const char *rule, const char *format, ...) __attribute__((format(printf, 4, 5)));
void node_warning(Source *source, const xmlNode *node, const char *rule, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same about `name`, which is none of the NULL-terminated `names`: the nearest of them is suggested, else all are listed. */
void node_unknown(Source *source, const xmlNode *node, const char *rule, const char *name, const char *const *names, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

static inline const char *node_name(const xmlNode *node)
{
    return (const char *)node->name;
}
bool node_is(const xmlNode *node, const char *name);

/* The first child element, the next sibling element; NULL at the end. */
xmlNode *node_first(const xmlNode *parent);
xmlNode *node_next(const xmlNode *node);

/* Text of a text or CDATA node that is not only white space. */
bool node_has_text(const xmlNode *node);

/* The white space of XML: space, tab, newline, carriage return. */
static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* An error for every attribute that stands in neither NULL-terminated list (`more` may be NULL). */
void attrs_check(Source *source, const xmlNode *node, const char *const *names, const char *const *more);

/* An attribute's text, NULL when absent: lent by the tree, or a copy that lives in the arena. */
const char *attr_lent(Source *source, const xmlNode *node, const char *name);
const char *attr_text(Source *source, const xmlNode *node, const char *name);

/* Values. An absent attribute gives `otherwise`; a wrong one is an error and gives `otherwise`, too. */
bool attr_flag(Source *source, const xmlNode *node, const char *name, bool otherwise); /* ya, tidak */
int attr_int(Source *source, const xmlNode *node, const char *name, int min, int max, int otherwise);
Unit attr_length(Source *source, const xmlNode *node, const char *name, Unit otherwise);
int attr_choice(Source *source, const xmlNode *node, const char *name, const char *const *names, int otherwise); /* index in `names` */

/* A decimal number with a decimal point, whatever the locale ("-3", "86.11"); at most 18 digits before the point. False when it is not one. */
bool decimal_parse(const char *text, const char **end, double *out);

#endif
