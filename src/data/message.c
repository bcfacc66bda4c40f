/* message.c: mistakes against a schema in plain words: what stands there, what was expected, how to mend it. */
#include "data/message.h"
#include "data/order.h"
#include "data/value.h"

#include "base/buffer.h"
#include "base/suggest.h"

#include <libxml/xmlerror.h>
#include <string.h>

typedef struct Talk {
    Diags *diags;
    const Grammar *grammar;
    const Fault *fault;
    const xmlNode *declaration; /* of the fault's node; NULL: none */
    Repair *repair;
} Talk;

static const char *name_of(const xmlNode *node)
{
    return (const char *)node->name;
}

/* "a, b, c", at most `limit` of them; without <catatan>, which may stand nearly everywhere. */
static const char *listed(Arena *arena, const Words *words, size_t limit)
{
    Buffer b = buffer_in(arena);
    size_t put = 0;
    for (size_t i = 0; i < words->count && put <= limit; i++) {
        if (strcmp(words->items[i], "catatan") == 0 && words->count > 1)
            continue;
        buffer_printf(&b, "%s%s", put ? ", " : "", put < limit ? words->items[i] : "...");
        put++;
    }
    return buffer_text(&b);
}

/* ---- elements ---- */

static xmlNode *previous(const xmlNode *node, const char *name)
{
    xmlNode *n = node->prev;
    while (n && (n->type != XML_ELEMENT_NODE || (name && strcmp(name_of(n), name) != 0)))
        n = n->prev;
    return n;
}

static void unknown_element(const Talk *t, const xmlNode *parent, const Words *expected)
{
    const xmlNode *node = t->fault->node;
    const char *meant = suggest(name_of(node), expected->items);
    const char *list = listed(t->diags->arena, expected, meant ? 12 : 40);
    *t->repair = (Repair){.kind = meant ? REPAIR_RENAME : REPAIR_DELETE, .name = meant};
    if (expected->count == 0)
        diag_error(t->diags, data_place(node), "D102", _("element <%.60s> is not expected in <%s>, which holds no elements; delete it"),
                   name_of(node), name_of(parent));
    else if (meant)
        diag_error(t->diags, data_place(node), "D102", _("element <%.60s> is not expected in <%s>. Did you mean <%s>? Expected one of: %s"),
                   name_of(node), name_of(parent), meant, list);
    else
        diag_error(t->diags, data_place(node), "D102", _("element <%.60s> is not expected in <%s>; expected one of: %s"), name_of(node),
                   name_of(parent), list);
}

/* A required element that should stand before this one and doesn't: it is missing, or it comes later. */
static bool missing_before(const Talk *t, const xmlNode *parent, const xmlNode *declaration, const Words *expected)
{
    xmlNode *node = t->fault->node;
    Words required = {.count = 0};
    grammar_children(t->grammar, declaration, true, &required);
    for (size_t i = 0; i < required.count; i++) {
        const char *name = required.items[i];
        if (words_index(expected, name) >= words_index(expected, name_of(node)) || previous(node, name))
            continue;
        xmlNode *later = data_next(node, name);
        if (later) {
            *t->repair = (Repair){.kind = REPAIR_MOVE, .node = later, .before = node};
            diag_error(t->diags, data_place(later), "D103", _("<%s> must stand before <%s> of line %ld; move it there"), name, name_of(node),
                       data_place(node).line);
        } else {
            *t->repair = (Repair){.kind = REPAIR_INSERT, .name = name};
            diag_error(t->diags, data_place(parent), "D104",
                       _("<%s> lacks the element <%s>, which must stand before <%s> of line %ld; add <%s>...</%s>"), name_of(parent), name,
                       name_of(node), data_place(node).line, name, name);
        }
        return true;
    }
    return false;
}

/* A known element at the wrong place, or once too often. */
static void misplaced_element(const Talk *t, const xmlNode *parent, const xmlNode *declaration, const Words *expected)
{
    xmlNode *node = t->fault->node, *twin = previous(node, name_of(node)), *first = NULL;
    if (missing_before(t, parent, declaration, expected))
        return;
    if (twin && !grammar_repeats(t->grammar, declaration, name_of(node))) {
        *t->repair = (Repair){.kind = REPAIR_DELETE};
        diag_error(t->diags, data_place(node), "D103", _("<%s> may stand only once in <%s>; another stands at line %ld; join or delete one"),
                   name_of(node), name_of(parent), data_place(twin).line);
        return;
    }
    for (xmlNode *n = data_child(parent, NULL); n && n != node; n = data_next(n, NULL))
        if (!first && words_index(expected, name_of(n)) > words_index(expected, name_of(node)))
            first = n;
    const char *order = listed(t->diags->arena, expected, 40);
    *t->repair = first ? (Repair){.kind = REPAIR_MOVE, .node = node, .before = first} : (Repair){.kind = REPAIR_DELETE};
    if (first)
        diag_error(t->diags, data_place(node), "D103", _("<%s> must stand before <%s> of line %ld; move it there. The order in <%s> is: %s"),
                   name_of(node), name_of(first), data_place(first).line, name_of(parent), order);
    else
        diag_error(t->diags, data_place(node), "D103", _("<%s> is not expected at this place in <%s>; the order is: %s"), name_of(node),
                   name_of(parent), order);
}

static void unexpected_element(const Talk *t)
{
    const xmlNode *node = t->fault->node, *parent = node->parent;
    const xmlNode *declaration = parent && parent->type == XML_ELEMENT_NODE ? grammar_element(t->grammar, parent) : NULL;
    Words expected = {.count = 0};
    if (!declaration) {
        diag_error(t->diags, data_place(node), "D102", _("element <%.60s> is not expected here; delete it"), name_of(node));
        return;
    }
    grammar_children(t->grammar, declaration, false, &expected);
    if (words_index(&expected, name_of(node)) < 0)
        unknown_element(t, parent, &expected);
    else
        misplaced_element(t, parent, declaration, &expected);
}

static void lacking_element(const Talk *t)
{
    xmlNode *node = t->fault->node;
    Words required = {.count = 0};
    size_t told = 0;
    if (t->declaration)
        grammar_children(t->grammar, t->declaration, true, &required);
    for (size_t i = 0; i < required.count; i++) {
        if (data_child(node, required.items[i]))
            continue;
        told++;
        diag_error(t->diags, data_place(node), "D104", _("<%s> lacks the element <%s>; add <%s>...</%s>"), name_of(node), required.items[i],
                   required.items[i], required.items[i]);
    }
    if (!told)
        diag_error(t->diags, data_place(node), "D104", _("<%s> is not complete: an element is missing at its end"), name_of(node));
}

static void wrong_root(const Talk *t)
{
    const xmlNode *parent = t->fault->node->parent;
    Words roots = {.count = 0};
    if (parent && parent->type == XML_ELEMENT_NODE) {
        /* Validated by itself: free text inside an analysis, which may hold what the block <bagian> holds. */
        grammar_children(t->grammar, grammar_global(t->grammar, "bagian"), false, &roots);
        unknown_element(t, parent, &roots);
        return;
    }
    grammar_roots(t->grammar, &roots);
    diag_error(t->diags, data_place(t->fault->node), "D101",
               _("the root element is <%.60s>; expected <%s>. Is this the right file, under the right name?"), name_of(t->fault->node),
               roots.count ? roots.items[0] : "?");
}

/* ---- text where elements were expected, and the other way round ---- */

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* The line on which the text begins: libxml2 keeps that of a text node's end. */
static long text_line(const xmlNode *node, const char *text)
{
    long line = xmlGetLineNo(node), first = xmlGetLineNo(node->parent);
    for (; *text; text++)
        line -= *text == '\n';
    return line > first ? line : first;
}

static void unexpected_text(const Talk *t)
{
    const xmlNode *node = t->fault->node;
    for (const xmlNode *n = node->children; n; n = n->next) {
        const char *text = n->type == XML_TEXT_NODE ? (const char *)n->content : "";
        if (is_blank(text))
            continue;
        text += strspn(text, " \t\r\n");
        Words children = {.count = 0};
        if (t->declaration)
            grammar_children(t->grammar, t->declaration, false, &children);
        Place at = data_place(node);
        at.line = text_line(n, text);
        int shown = (int)strcspn(text, "\r\n");
        shown = shown > 40 ? 40 : shown;
        while (shown && (text[shown] & 0xc0) == 0x80)
            shown--; /* not in the middle of a character */
        if (children.count > 1)
            diag_error(t->diags, at, "D108",
                       _("<%s> holds the text \"%.*s\", but only elements are expected in it: %s; delete the text, or put it into one of them"),
                       name_of(node), shown, text, listed(t->diags->arena, &children, 12));
        else
            diag_error(t->diags, at, "D108", _("<%s> holds the text \"%.*s\", but must be empty; delete the text"), name_of(node), shown, text);
        return;
    }
}

static void element_in_text(const Talk *t)
{
    const xmlNode *node = t->fault->node, *child = data_child(node, NULL);
    diag_error(t->diags, data_place(child ? child : node), "D108", _("<%s> holds text only; take out the element <%.60s>"), name_of(node),
               child ? name_of(child) : "?");
}

/* ---- attributes ---- */

static void unknown_attribute(const Talk *t)
{
    const xmlNode *node = t->fault->node;
    const char *attribute = t->fault->attribute ? t->fault->attribute : "?";
    Words all = {.count = 0}, absent = {.count = 0};
    if (t->declaration)
        grammar_attributes(t->grammar, t->declaration, false, &all);
    for (size_t i = 0; i < all.count; i++)
        if (!data_attr(node, all.items[i]))
            words_add(&absent, all.items[i]);
    const char *meant = suggest(attribute, absent.items);
    const char *list = listed(t->diags->arena, &all, 40);
    if (all.count == 0)
        diag_error(t->diags, data_place(node), "D105", _("attribute \"%.60s\" is not expected: <%s> has none; delete it"), attribute, name_of(node));
    else if (meant)
        diag_error(t->diags, data_place(node), "D105", _("attribute \"%.60s\" is not expected in <%s>. Did you mean \"%s\"? Possible are: %s"),
                   attribute, name_of(node), meant, list);
    else
        diag_error(t->diags, data_place(node), "D105", _("attribute \"%.60s\" is not expected in <%s>; possible are: %s"), attribute, name_of(node),
                   list);
}

/* Whether the element has an unknown attribute that looks like the one that is missing: then that one mistake is told, not two. */
static bool is_misspelt(const Talk *t, const char *attribute)
{
    const char *const wanted[] = {attribute, NULL};
    Words all = {.count = 0};
    grammar_attributes(t->grammar, t->declaration, false, &all);
    for (const xmlAttr *a = t->fault->node->properties; a; a = a->next)
        if (words_index(&all, (const char *)a->name) < 0 && suggest((const char *)a->name, wanted))
            return true;
    return false;
}

static void lacking_attribute(const Talk *t)
{
    const xmlNode *node = t->fault->node;
    const char *attribute = t->fault->attribute ? t->fault->attribute : "?";
    if (!t->declaration || !is_misspelt(t, attribute))
        diag_error(t->diags, data_place(node), "D106", _("<%s> lacks the attribute \"%s\"; write <%s %s=\"...\">"), name_of(node), attribute,
                   name_of(node), attribute);
}

/* ---- what must differ ---- */

static bool agrees(const xmlNode *a, const xmlNode *b, const Words *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        const char *x = data_attr(a, fields->items[i]), *y = data_attr(b, fields->items[i]);
        if (!x || !y || strcmp(x, y) != 0)
            return false;
    }
    return fields->count > 0 && strcmp(name_of(a), name_of(b)) == 0;
}

static void duplicate(const Talk *t)
{
    const xmlNode *node = t->fault->node;
    Words fields = {.count = 0};
    grammar_key(t->grammar, t->fault->constraint ? t->fault->constraint : "", &fields);
    if (!fields.count || !data_attr(node, fields.items[0]))
        return; /* the attribute is missing or wrong: told elsewhere */
    const char *value = data_attr(node, fields.items[0]);
    const xmlNode *root = xmlDocGetRootElement(node->doc);
    for (const xmlNode *n = root; n && n != node; n = order_next(root, n))
        if (agrees(n, node, &fields)) {
            diag_error(t->diags, data_place(node), "D109",
                       _("%s=\"%.60s\" of <%s> is already used at line %ld; each must be different: change or delete one"), fields.items[0], value,
                       name_of(node), data_place(n).line);
            return;
        }
}

/* ---- values: see value.c ---- */

static void wrong_value(const Talk *t)
{
    Words values = {.count = 0};
    const char *type = t->declaration ? grammar_type(t->grammar, t->declaration, t->fault->attribute, value_is_known, &values) : NULL;
    value_explain(t->diags, t->fault->node, t->fault->attribute, type, &values);
}

void message_fault(Diags *diags, const Grammar *grammar, const Fault *fault, Repair *repair)
{
    Talk t = {diags, grammar, fault, grammar_element(grammar, fault->node), repair};
    switch (fault->code) {
    case XML_SCHEMAV_ELEMENT_CONTENT:
        if (fault->lacking)
            lacking_element(&t);
        else
            unexpected_element(&t);
        break;
    case XML_SCHEMAV_CVC_ELT_1:
        wrong_root(&t);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        unexpected_text(&t);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
    case XML_SCHEMAV_CVC_TYPE_3_1_2:
        element_in_text(&t);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
    case XML_SCHEMAV_CVC_TYPE_3_1_1:
        unknown_attribute(&t);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        lacking_attribute(&t);
        break;
    case XML_SCHEMAV_CVC_IDC:
        duplicate(&t);
        break;
    default:
        wrong_value(&t);
    }
}
