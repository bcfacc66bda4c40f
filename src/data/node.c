/* node.c: small questions to a tree: children, attributes, and where a node came from.
 *
 * A line is libxml2's own. The file is a pointer in `_private` of the topmost element that came from it, so that it costs nothing a node
 * and survives joining. */
#include "data/data.h"
#include "data/order.h"

#include <stdint.h>
#include <string.h>

/* Most names differ in their first letter, and trees are asked for names a million times. */
static bool same(const xmlChar *name, const char *wanted)
{
    return *name == (xmlChar)*wanted && strcmp((const char *)name, wanted) == 0;
}

static bool is_element(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && (!name || same(node->name, name));
}

static xmlNode *first_from(xmlNode *node, const char *name)
{
    while (node && !is_element(node, name))
        node = node->next;
    return node;
}

xmlNode *data_child(const xmlNode *parent, const char *name)
{
    return parent ? first_from(parent->children, name) : NULL;
}

xmlNode *data_next(const xmlNode *node, const char *name)
{
    return node ? first_from(node->next, name) : NULL;
}

xmlNode *order_next(const xmlNode *top, const xmlNode *node)
{
    xmlNode *next = data_child(node, NULL);
    for (; !next && node && node != top; node = node->parent)
        next = data_next(node, NULL);
    return next;
}

const char *data_attr(const xmlNode *node, const char *name)
{
    if (!node || node->type != XML_ELEMENT_NODE)
        return NULL;
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (same(a->name, name) && !a->ns)
            return a->children && a->children->content ? (const char *)a->children->content : "";
    return NULL;
}

/* libxml2 has 16 bits for the line of an element. Past that, the text before it, which keeps its own, ends on the same line. */
static long line_of(const xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE && node->line == 65535 && node->prev && node->prev->type == XML_TEXT_NODE)
        node = node->prev;
    long line = xmlGetLineNo(node);
    return line > 0 ? line : 0;
}

Place data_place(const xmlNode *node)
{
    if (!node)
        return (Place){0};
    const xmlNode *owner = node->type == XML_ATTRIBUTE_NODE ? node->parent : node;
    long line = owner ? line_of(owner) : 0;
    for (const xmlNode *n = owner; n; n = n->parent)
        if ((n->type == XML_ELEMENT_NODE || n->type == XML_DOCUMENT_NODE) && n->_private)
            return (Place){n->_private, line};
    return (Place){NULL, line};
}

void data_set_place(xmlNode *node, Place at)
{
    const char *inherited = node->parent ? data_place(node->parent).file : NULL;
    node->_private = at.file == inherited ? NULL : (void *)(uintptr_t)at.file;
    if (node->type == XML_ELEMENT_NODE)
        node->line = at.line > 65535 ? 65535 : (unsigned short)at.line;
}
