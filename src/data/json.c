/* json.c: a tree as JSON, through jansson.
 *
 * An element is an object: its attributes as "@name", its children as arrays by name, its text as "#". */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "data/data.h"

static bool add_child(json_t *object, const char *name, json_t *child)
{
    json_t *list = json_object_get(object, name);
    if (!list) {
        if (json_object_set_new(object, name, json_array()) != 0)
            return false;
        list = json_object_get(object, name);
    }
    return json_array_append_new(list, child) == 0;
}

static bool add_attributes(json_t *object, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        char name[128];
        const char *value = a->children && a->children->content ? (const char *)a->children->content : "";
        snprintf(name, sizeof name, "@%.120s", (const char *)a->name);
        if (json_object_set_new(object, name, json_string(value)) != 0)
            return false;
    }
    return true;
}

/* The text directly in an element, blanks at both ends left out; NULL when there is none. */
static bool add_text(json_t *object, const xmlNode *node)
{
    json_t *text = NULL;
    for (const xmlNode *n = node->children; n; n = n->next) {
        if ((n->type != XML_TEXT_NODE && n->type != XML_CDATA_SECTION_NODE) || !n->content)
            continue;
        const char *from = (const char *)n->content, *to = from + strlen(from);
        while (from < to && strchr(" \t\r\n", *from))
            from++;
        while (to > from && strchr(" \t\r\n", to[-1]))
            to--;
        if (from == to)
            continue;
        json_t *more = text ? json_sprintf("%s %.*s", json_string_value(text), (int)(to - from), from) : json_stringn(from, (size_t)(to - from));
        json_decref(text);
        if (!(text = more))
            return false;
    }
    return !text || json_object_set_new(object, "#", text) == 0;
}

static json_t *element(const xmlNode *node, int depth)
{
    json_t *object = json_object();
    bool ok = object && depth < DATA_MAX_DEPTH * 2 && add_attributes(object, node) && add_text(object, node);
    for (const xmlNode *n = node->children; ok && n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        json_t *child = element(n, depth + 1);
        ok = child && add_child(object, (const char *)n->name, child);
    }
    if (ok)
        return object;
    json_decref(object);
    return NULL;
}

const char *data_json(Arena *arena, Diags *diags, xmlDocPtr tree)
{
    json_t *root = element(xmlDocGetRootElement(tree), 0);
    char *text = root ? json_dumps(root, JSON_INDENT(1)) : NULL;
    json_decref(root);
    const char *copy = text ? arena_strdup(arena, text) : NULL;
    free(text);
    if (!copy)
        diag_memory(diags);
    return copy;
}
