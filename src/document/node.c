/* node.c: elements, attributes and their values. */
#include "document/node.h"

#include <string.h>

#include "base/suggest.h"
#include "document/style.h"

/* Names of files repeat for thousands of nodes: the last one is kept. */
static const char *keep_file(Source *source, const char *file)
{
    if (!file)
        return NULL;
    if (!source->lent || (source->lent != file && strcmp(source->file, file) != 0)) {
        const char *copy = arena_strdup(source->arena, file);
        if (!copy)
            return NULL;
        source->file = copy;
    }
    source->lent = file;
    return source->file;
}

Place node_place(Source *source, const xmlNode *node)
{
    Place at = source->place ? source->place(node) : (Place){node->doc ? (const char *)node->doc->URL : NULL, xmlGetLineNo(node)};
    if (at.line <= 0 && node->type != XML_ELEMENT_NODE && node->parent)
        return node_place(source, node->parent); /* made text has no line */
    at.file = keep_file(source, at.file);
    if (at.line < 0)
        at.line = 0;
    return at;
}

void node_error(Source *source, const xmlNode *node, const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(source->arena, format, args);
    va_end(args);
    diag_error(source->diags, node_place(source, node), rule, "%s", message ? message : "");
}

void node_warning(Source *source, const xmlNode *node, const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(source->arena, format, args);
    va_end(args);
    diag_warning(source->diags, node_place(source, node), rule, "%s", message ? message : "");
}

/* "a, b, c" */
static const char *join(Arena *arena, const char *const *names)
{
    const char *all = "";
    for (; *names; names++) {
        all = *all && **names ? arena_printf(arena, "%s, %s", all, *names) : **names ? *names : all;
        if (!all)
            return "";
    }
    return all;
}

void node_unknown(Source *source, const xmlNode *node, const char *rule, const char *name, const char *const *names, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(source->arena, format, args);
    va_end(args);
    const char *near = suggest(name, names);
    if (near)
        node_error(source, node, rule, _("%s; did you mean \"%s\"?"), message ? message : "", near);
    else
        node_error(source, node, rule, _("%s; known here: %s"), message ? message : "", join(source->arena, names));
}

bool node_is(const xmlNode *node, const char *name)
{
    return strcmp(node_name(node), name) == 0;
}

static xmlNode *element_from(xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

xmlNode *node_first(const xmlNode *parent)
{
    return element_from(parent->children);
}

xmlNode *node_next(const xmlNode *node)
{
    return element_from(node->next);
}

bool node_has_text(const xmlNode *node)
{
    if ((node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE) || !node->content)
        return false;
    const char *s = (const char *)node->content;
    while (is_blank(*s))
        s++;
    return *s != '\0';
}

static bool listed(const char *name, const char *const *names)
{
    for (; names && *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

enum { MAX_ATTRIBUTES = 48 };

static void unknown_attribute(Source *source, const xmlNode *node, const char *name, const char *const *names, const char *const *more)
{
    const char *all[MAX_ATTRIBUTES + 1] = {NULL};
    size_t n = 0;
    for (; *names && n < MAX_ATTRIBUTES; names++)
        all[n++] = *names;
    for (; more && *more && n < MAX_ATTRIBUTES; more++)
        all[n++] = *more;
    if (n)
        node_unknown(source, node, "N102", name, all, _("<%s> has no attribute \"%s\""), node_name(node), name);
    else
        node_error(source, node, "N102", _("<%s> takes no attributes; remove \"%s\""), node_name(node), name);
}

void attrs_check(Source *source, const xmlNode *node, const char *const *names, const char *const *more)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (a->ns || (!listed((const char *)a->name, names) && !listed((const char *)a->name, more)))
            unknown_attribute(source, node, (const char *)a->name, names, more);
}

/* Values with entities come in several nodes. */
static const char *join_value(Arena *arena, const xmlAttr *attr)
{
    xmlChar *text = xmlNodeListGetString(attr->doc, attr->children, 1);
    const char *copy = text ? arena_strdup(arena, (const char *)text) : NULL;
    xmlFree(text);
    return copy;
}

const char *attr_lent(Source *source, const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        if (a->ns || strcmp((const char *)a->name, name) != 0)
            continue;
        if (!a->children)
            return "";
        if (!a->children->next && a->children->type == XML_TEXT_NODE)
            return a->children->content ? (const char *)a->children->content : "";
        return join_value(source->arena, a);
    }
    return NULL;
}

const char *attr_text(Source *source, const xmlNode *node, const char *name)
{
    const char *text = attr_lent(source, node, name);
    return text ? arena_strdup(source->arena, text) : NULL;
}

int attr_choice(Source *source, const xmlNode *node, const char *name, const char *const *names, int otherwise)
{
    const char *text = attr_lent(source, node, name);
    if (!text)
        return otherwise;
    for (int i = 0; names[i]; i++)
        if (strcmp(text, names[i]) == 0)
            return i;
    node_unknown(source, node, "N103", text, names, _("%s=\"%s\" on <%s> is not one of its values"), name, text, node_name(node));
    return otherwise;
}

bool attr_flag(Source *source, const xmlNode *node, const char *name, bool otherwise)
{
    static const char *const names[] = {"tidak", "ya", NULL};
    return attr_choice(source, node, name, names, otherwise) != 0;
}

int attr_int(Source *source, const xmlNode *node, const char *name, int min, int max, int otherwise)
{
    const char *text = attr_lent(source, node, name), *end = NULL;
    double value = 0;
    if (!text)
        return otherwise;
    if (decimal_parse(text, &end, &value) && !*end && !strchr(text, '.') && value >= min && value <= max)
        return (int)value;
    node_error(source, node, "N103", _("%s=\"%s\" on <%s> is not a whole number from %d to %d"), name, text, node_name(node), min, max);
    return otherwise;
}

Unit attr_length(Source *source, const xmlNode *node, const char *name, Unit otherwise)
{
    const char *text = attr_lent(source, node, name);
    Unit value = otherwise;
    if (text && !style_length(text, &value))
        node_error(source, node, "N103", _("%s=\"%s\" on <%s> is not a length; write a number with a unit, such as 12pt, 10mm or 2.5cm"), name, text,
                   node_name(node));
    return value;
}

bool decimal_parse(const char *text, const char **end, double *out)
{
    bool minus = *text == '-';
    const char *s = text + (minus || *text == '+');
    double value = 0, scale = 1;
    int digits = 0;
    for (; *s >= '0' && *s <= '9' && digits < 18; s++, digits++)
        value = value * 10 + (*s - '0');
    if (*s == '.' && digits) {
        const char *point = s++;
        for (; *s >= '0' && *s <= '9'; s++)
            if (s - point <= 15) {
                value = value * 10 + (*s - '0');
                scale *= 10;
            }
        if (s == point + 1)
            return false;
    }
    if (!digits)
        return false;
    *end = s;
    *out = (minus ? -value : value) / scale;
    return true;
}
