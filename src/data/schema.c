/* schema.c: validation against a schema, with every mistake told once.
 *
 * libxml2 stops looking at an element's children at the first that is unexpected. So that the user sees all mistakes at once, that child is mended (renamed to what
 * was meant, moved, removed) in the tree, and validation is run again, a bounded number of times. A tree with mistakes is thrown away in any case. */
#include "data/schema.h"
#include "data/message.h"
#include "data/order.h"
#include "data/parse.h"

#include <libxml/xmlschemas.h>
#include <string.h>
#include <unistd.h>

enum { MAX_ROUNDS = 20, MAX_FAULTS = 200, MAX_VISITS = 2000000 };

struct Schema {
    Arena *arena;
    const char *path;
    xmlSchemaPtr compiled;
    Grammar *grammar; /* read at the first mistake */
};

/* Mistakes of one document. Those before `done` have been told. */
typedef struct Faults {
    Arena *arena;
    Fault items[MAX_FAULTS];
    size_t count, done;
    bool memory;
} Faults;

/* ---- opening ---- */

static void free_schema(void *schema)
{
    xmlSchemaFree(schema);
}

static void ignore(void *context, xmlErrorPtr error)
{
    (void)context, (void)error;
}

bool schema_open(Arena *arena, Diags *diags, const char *path, Schema **out)
{
    if (access(path, R_OK) != 0)
        return diag_system(diags, (Place){path, 0}, "D018", "%s",
                           _("a schema of the installation is missing or unreadable; install the program again"));
    parse_init();
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(path);
    Schema *schema = arena_make(arena, Schema);
    char *own = arena_strdup(arena, path);
    xmlSchemaPtr compiled = NULL;
    if (parser) {
        xmlSchemaSetParserStructuredErrors(parser, ignore, NULL);
        compiled = xmlSchemaParse(parser);
    }
    xmlSchemaFreeParserCtxt(parser);
    if (!compiled)
        return diag_system(diags, (Place){path, 0}, "D018", "%s", _("a schema of the installation is broken; install the program again"));
    if (!arena_defer(arena, free_schema, compiled) || !schema || !own)
        return diag_memory(diags);
    *schema = (Schema){arena, own, compiled, NULL};
    *out = schema;
    return true;
}

/* ---- collecting ---- */

/* The text between the quotes that follow `mark` in a message of libxml2. */
static const char *quoted_after(Arena *arena, const char *message, const char *mark)
{
    const char *at = strstr(message, mark);
    if (!at)
        return NULL;
    at += strlen(mark);
    return arena_strndup(arena, at, strcspn(at, "'"));
}

/* The attribute that a message is about: "Element 'x', attribute 'y': ..". The value, which the user chose, stands later. */
static const char *attribute_of(Arena *arena, const xmlError *error)
{
    if (error->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4)
        return error->str1 ? arena_strdup(arena, error->str1) : NULL;
    const char *colon = strstr(error->message, ": ");
    const char *head = colon ? arena_strndup(arena, error->message, (size_t)(colon - error->message)) : NULL;
    return head ? quoted_after(arena, head, ", attribute '") : NULL;
}

/* The same mistake: libxml2 tells some twice (the facet, then the type), and every round tells the unmended ones again. */
static bool is_same(const Fault *a, const Fault *b)
{
    bool content = a->code == XML_SCHEMAV_ELEMENT_CONTENT, content_b = b->code == XML_SCHEMAV_ELEMENT_CONTENT;
    bool key = a->code == XML_SCHEMAV_CVC_IDC, key_b = b->code == XML_SCHEMAV_CVC_IDC;
    if (a->node != b->node || content != content_b || a->lacking != b->lacking || key != key_b)
        return false;
    return a->attribute == b->attribute || (a->attribute && b->attribute && strcmp(a->attribute, b->attribute) == 0);
}

static void on_fault(void *context, xmlErrorPtr error)
{
    Faults *f = context;
    if (error->code == XML_ERR_NO_MEMORY)
        f->memory = true;
    if (!error->node || !error->message || f->count == MAX_FAULTS)
        return;
    Fault fault = {.node = error->node, .code = error->code};
    if (fault.node->line == 0)
        return; /* made by a repair */
    fault.attribute = attribute_of(f->arena, error);
    fault.lacking = fault.code == XML_SCHEMAV_ELEMENT_CONTENT && strstr(error->message, "Missing child");
    fault.constraint = fault.code == XML_SCHEMAV_CVC_IDC ? quoted_after(f->arena, error->message, "identity-constraint '") : NULL;
    for (size_t i = 0; i < f->count; i++)
        if (is_same(&f->items[i], &fault))
            return;
    f->items[f->count++] = fault;
}

/* ---- mending ---- */

/* What is taken out is kept to the end: later messages may look at it. */
static void mend(const Fault *fault, const Repair *repair, xmlNode *removed)
{
    xmlNode *node = fault->node;
    if (!node->parent || node->parent == removed)
        return;
    switch (repair->kind) {
    case REPAIR_RENAME:
        xmlNodeSetName(node, (const xmlChar *)repair->name);
        break;
    case REPAIR_MOVE:
        xmlAddPrevSibling(repair->before, repair->node);
        break;
    case REPAIR_INSERT:
        xmlAddPrevSibling(node, xmlNewDocNode(node->doc, NULL, (const xmlChar *)repair->name, NULL));
        break;
    case REPAIR_DELETE:
        xmlUnlinkNode(node);
        xmlAddChild(removed, node);
        break;
    case REPAIR_NONE:
        break;
    }
}

/* Tells the new mistakes and mends them; whether anything was mended. */
static bool tell(Schema *schema, Diags *found, Faults *faults, xmlNode *removed)
{
    bool mended = false;
    size_t first = faults->done;
    Repair repairs[MAX_FAULTS];
    for (; faults->done < faults->count; faults->done++) {
        Repair *repair = &repairs[faults->done];
        *repair = (Repair){.kind = REPAIR_NONE};
        message_fault(found, schema->grammar, &faults->items[faults->done], repair);
    }
    for (size_t i = first; i < faults->count; i++) {
        mend(&faults->items[i], &repairs[i], removed);
        mended = mended || repairs[i].kind != REPAIR_NONE;
    }
    return mended;
}

/* ---- checking ---- */

/* By line; those of one line stay in the order in which they were found. */
static void sort(Diags *found)
{
    for (size_t i = 1; i < found->count; i++) {
        Diag d = found->items[i];
        size_t j = i;
        for (; j > 0 && found->items[j - 1].at.line > d.at.line; j--)
            found->items[j] = found->items[j - 1];
        found->items[j] = d;
    }
}

static void emit(Diags *diags, Diags *found)
{
    sort(found);
    for (size_t i = 0; i < found->count; i++)
        diag_error(diags, found->items[i].at, found->items[i].rule, "%s", found->items[i].message);
    if (found->system)
        diag_memory(diags);
}

static int run_once(Schema *schema, Faults *faults, xmlDocPtr doc, xmlNode *element, int options)
{
    xmlSchemaValidCtxtPtr valid = xmlSchemaNewValidCtxt(schema->compiled);
    if (!valid)
        return -1;
    xmlSchemaSetValidStructuredErrors(valid, on_fault, faults);
    xmlSchemaSetValidOptions(valid, options);
    int result = element ? xmlSchemaValidateOneElement(valid, element) : xmlSchemaValidateDoc(valid, doc);
    xmlSchemaFreeValidCtxt(valid);
    return result;
}

/* How often a document may be validated again: a large one less often. */
static int rounds_for(xmlDocPtr doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    int elements = 1;
    for (const xmlNode *n = root; n && elements < MAX_VISITS; n = order_next(root, n))
        elements++;
    return MAX_VISITS / elements < MAX_ROUNDS ? MAX_VISITS / elements : MAX_ROUNDS;
}

static bool run_rounds(Schema *schema, Diags *found, Faults *faults, xmlDocPtr doc, xmlNode *element)
{
    if (!schema->grammar && !(schema->grammar = grammar_load(schema->arena, schema->path)))
        return false;
    xmlNode *removed = xmlNewDocNode(doc, NULL, (const xmlChar *)"removed", NULL);
    if (!removed)
        return false;
    bool ok = true;
    int rounds = rounds_for(doc);
    for (int round = 0; tell(schema, found, faults, removed) && round < rounds && ok; round++)
        ok = run_once(schema, faults, doc, element, 0) >= 0;
    xmlFreeNode(removed);
    return ok;
}

static bool check(Schema *schema, Diags *diags, xmlDocPtr doc, xmlNode *element, int options)
{
    Arena *scratch = arena_new();
    Faults *faults = scratch ? arena_make(scratch, Faults) : NULL;
    if (!faults) {
        arena_drop(scratch);
        return diag_memory(diags);
    }
    faults->arena = scratch;
    Diags found = diags_in(scratch);
    int result = run_once(schema, faults, doc, element, options);
    bool ok = result == 0 && !faults->memory;
    if (result < 0 || faults->memory || (!ok && !run_rounds(schema, &found, faults, doc, element)))
        diag_memory(diags);
    emit(diags, &found);
    if (!ok && !found.count && !diags->system)
        diag_error(diags, data_place(element ? element : (xmlNode *)doc), "D101", _("the file doesn't follow its schema %s"), schema->path);
    arena_drop(scratch);
    return ok;
}

bool schema_check(Schema *schema, Diags *diags, xmlDocPtr doc)
{
    return check(schema, diags, doc, NULL, 0);
}

bool schema_complete(Schema *schema, Diags *diags, xmlDocPtr doc)
{
    return check(schema, diags, doc, NULL, XML_SCHEMA_VAL_VC_I_CREATE);
}

bool schema_check_element(Schema *schema, Diags *diags, xmlNode *element)
{
    return check(schema, diags, element->doc, element, 0);
}

bool schema_validate(Arena *arena, Diags *diags, xmlDocPtr doc, const char *path)
{
    Schema *schema;
    return schema_open(arena, diags, path, &schema) && schema_check(schema, diags, doc);
}
