/* expand.c: copies a template, node by node, into the naskah, and fills its holes.
 *
 * The text nodes and attributes of a template file keep what was made of them in their field `_private`, so that a loop takes each apart once. Nodes of the
 * data tree (narasi) outlive the expansion and keep nothing. Text waits in a buffer until an element begins or ends: one text node a place, whatever
 * pieces it came in. */
#include <string.h>

#include "data/data.h"
#include "template/expander.h"

/* Rough costs of output nodes, for the limit. */
enum { ELEMENT_COST = 120, ATTRIBUTE_COST = 200 };

bool expand_stop(Expander *e, const xmlNode *node, const char *rule, const char *message)
{
    if (!e->stopped)
        diag_error(e->diags, data_place(node), rule, "%s", message);
    e->stopped = true;
    return false;
}

static bool keeps(const Expander *e, const xmlNode *node)
{
    return node->doc != e->tree;
}

/* ---- attributes ---- */

static xmlAttr *find_attr(const xmlNode *node, const char *name)
{
    for (xmlAttr *a = node->properties; a; a = a->next)
        if (!a->ns && strcmp((const char *)a->name, name) == 0)
            return a;
    return NULL;
}

static const char *attr_value(Expander *e, const xmlAttr *attr)
{
    const xmlNode *text = attr->children;
    if (!text)
        return "";
    if (!text->next && text->type == XML_TEXT_NODE)
        return text->content ? (const char *)text->content : "";
    xmlChar *joined = xmlNodeListGetString(attr->doc, text, 1);
    const char *copy = joined ? arena_strdup(e->arena, (const char *)joined) : "";
    xmlFree(joined);
    return copy;
}

Expression *attr_expression(Expander *e, const xmlNode *node, const char *name, bool *ok)
{
    xmlAttr *attr = find_attr(node, name);
    *ok = true;
    if (!attr)
        return NULL;
    if (keeps(e, node) && attr->_private)
        return attr->_private;
    const char *source = attr_value(e, attr);
    Expression *x = source ? expression_new(e, source, data_place(node)) : NULL;
    *ok = x != NULL;
    if (keeps(e, node))
        attr->_private = x;
    return x;
}

/* The holes of an attribute. */
static const Holes *attr_holes(Expander *e, xmlAttr *attr)
{
    if (keeps(e, attr->parent) && attr->_private)
        return attr->_private;
    const char *text = attr_value(e, attr);
    Holes *holes = text ? holes_parse(e, text, data_place(attr->parent)) : NULL;
    if (keeps(e, attr->parent))
        attr->_private = holes;
    return holes;
}

const char *attr_filled(Expander *e, const xmlNode *node, const char *name, bool *ok)
{
    xmlAttr *attr = find_attr(node, name);
    Buffer text = buffer_in(e->run);
    *ok = true;
    if (!attr)
        return NULL;
    const Holes *holes = attr_holes(e, attr);
    *ok = holes && holes_put(e, holes, data_place(node), false, &text);
    return *ok ? buffer_text(&text) : NULL;
}

/* ---- output ---- */

static bool count_output(Expander *e, const xmlNode *node, size_t bytes)
{
    e->output += bytes;
    return e->output <= OUTPUT_MAX ||
           expand_stop(e, node, "T108", _("the template makes more output than a report can be; look for a loop inside itself"));
}

/* Makes a node of the text that waits. Outside the root element there is none. */
static bool flush_text(Expander *e)
{
    if (!e->text.len)
        return true;
    size_t len = e->text.len;
    e->text.len = 0;
    if (e->out->type == XML_DOCUMENT_NODE)
        return true;
    xmlNode *text = xmlNewDocTextLen(e->naskah, (const xmlChar *)e->text.text, (int)len);
    return (text && xmlAddChild(e->out, text)) || diag_memory(e->diags);
}

static bool copy_attributes(Expander *e, const xmlNode *node, xmlNode *copy)
{
    for (xmlAttr *a = node->properties; a; a = a->next) {
        const Holes *holes = attr_holes(e, a);
        if (!holes)
            return false;
        const char *text = holes->count ? holes->items[0].text : "";
        if (holes->count > 1 || !text) {
            Buffer value = buffer_in(e->run);
            if (!holes_put(e, holes, data_place(node), false, &value))
                return false;
            text = buffer_text(&value);
        }
        if (!xmlNewProp(copy, a->name, (const xmlChar *)text))
            return diag_memory(e->diags);
        if (!count_output(e, node, ATTRIBUTE_COST + strlen(text)))
            return false;
    }
    return true;
}

bool expand_copy(Expander *e, const xmlNode *node)
{
    xmlNode *parent = e->out;
    if (!flush_text(e))
        return false;
    if (parent->type == XML_DOCUMENT_NODE && xmlDocGetRootElement(e->naskah)) {
        diag_error(e->diags, data_place(node), "T105", _("<%s> stands beside the first root element; a naskah has one root"),
                   (const char *)node->name);
        return true;
    }
    xmlNode *copy = xmlNewDocNode(e->naskah, NULL, node->name, NULL);
    if (!copy || !xmlAddChild(parent, copy))
        return diag_memory(e->diags);
    data_set_place(copy, data_place(node));
    if (!count_output(e, node, ELEMENT_COST) || !copy_attributes(e, node, copy))
        return false;
    e->out = copy;
    bool ok = expand_children(e, node) && flush_text(e);
    e->out = parent;
    return ok;
}

/* ---- nodes ---- */

static bool copy_text(Expander *e, const xmlNode *node)
{
    const char *text = node->content ? (const char *)node->content : "";
    size_t len = e->text.len;
    if (!strpbrk(text, "{}")) {
        if (!buffer_put(&e->text, text))
            return diag_memory(e->diags);
        return count_output(e, node, strlen(text));
    }
    Place at = data_place(node);
    Holes *holes = keeps(e, node) ? node->_private : NULL;
    if (!holes && !(holes = holes_parse(e, text, at)))
        return false;
    if (keeps(e, node))
        ((xmlNode *)node)->_private = holes;
    return holes_put(e, holes, at, true, &e->text) && count_output(e, node, e->text.len - len);
}

static bool expand_element(Expander *e, const xmlNode *node)
{
    ControlFn *control = control_find(node);
    if (e->depth >= NEST_MAX)
        return expand_stop(e, node, "T107",
                           _("template elements nest too deep here; does a file include itself, or a <potongan> use itself without end?"));
    e->depth++;
    bool ok = control ? control(e, node) : expand_copy(e, node);
    e->depth--;
    return ok;
}

bool expand_node(Expander *e, const xmlNode *node)
{
    if (e->stopped)
        return false;
    if (++e->steps > STEPS_MAX)
        return expand_stop(e, node, "T108", _("the template takes too long; look for loops inside loops over the whole tree"));
    if (node->type == XML_ELEMENT_NODE)
        return expand_element(e, node);
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        return copy_text(e, node);
    return true; /* comments and processing instructions are for those who write templates */
}

bool expand_children(Expander *e, const xmlNode *node)
{
    size_t variables = e->variable_count;
    bool ok = true;
    for (const xmlNode *n = node->children; n && ok; n = n->next)
        ok = expand_node(e, n);
    variables_pop(e, variables);
    return ok;
}

bool expand_file(Expander *e, const char *name, Place at)
{
    xmlDocPtr doc = file_get(e, name, at);
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    return !root || expand_node(e, root);
}
