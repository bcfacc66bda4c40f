/* parse.c: one file as a tree.
 *
 * libxml2 is kept on a short lead: no document type (hence no entities), no network, no XInclude, no namespaces but that of an editor's schema hint,
 * bounded depth and number of nodes. Comments and processing instructions are left out of the tree: nobody reads them. Of several faults in the syntax only the
 * first is told, for the others follow from it. */
#include "data/parse.h"
#include "data/schema.h"

#include <libxml/SAX2.h>
#include <libxml/xmlschemastypes.h>
#include <pthread.h>
#include <string.h>

#define XSI "http://www.w3.org/2001/XMLSchema-instance"

typedef struct Job {
    Arena *arena;
    Diags *diags;
    const Source *source;
    long nodes;
    bool stopped; /* a fault has been told */
} Job;

static void stop(xmlParserCtxtPtr parser, Job *job)
{
    job->stopped = true;
    xmlStopParser(parser);
}

static Place here(xmlParserCtxtPtr parser, const Job *job)
{
    return (Place){job->source->name, parser->input ? parser->input->line : 0};
}

/* ---- what libxml2 calls ---- */

static void on_error(void *context, xmlErrorPtr error)
{
    xmlParserCtxtPtr parser = context;
    Job *job = parser->_private;
    if (job->stopped || error->level < XML_ERR_ERROR || error->code == XML_ERR_USER_STOP)
        return;
    job->stopped = true;
    if (error->code == XML_ERR_NO_MEMORY)
        diag_memory(job->diags);
    else
        syntax_explain(job->diags, job->source, parser, error);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    xmlParserCtxtPtr parser = context;
    Job *job = parser->_private;
    (void)public_id, (void)system_id;
    if (job->stopped)
        return;
    diag_error(job->diags, here(parser, job), "D007",
               _("<!DOCTYPE %.60s> is not allowed: it could bring in entities and other files; delete the whole declaration, up to its >"),
               (const char *)name);
    stop(parser, job);
}

/* Attributes of the editor's schema hint stay out of the tree: libxml2 would load what they name. Returns how many are left. */
static int drop_hints(const xmlChar **attributes, int count)
{
    int kept = 0;
    for (int i = 0; i < count; i++) {
        const xmlChar **a = attributes + 5 * i;
        if (a[2] && strcmp((const char *)a[2], XSI) == 0)
            continue;
        memmove(attributes + 5 * kept++, a, 5 * sizeof *attributes);
    }
    return kept;
}

static bool check_namespaces(xmlParserCtxtPtr parser, Job *job, int count, const xmlChar **namespaces)
{
    for (int i = 0; i < count; i++) {
        const char *prefix = (const char *)namespaces[2 * i], *uri = (const char *)namespaces[2 * i + 1];
        if (prefix && strcmp(prefix, "xsi") == 0 && strcmp(uri, XSI) == 0)
            continue;
        return diag_error(job->diags, here(parser, job), "D015",
                          _("the namespace \"%.100s\" is not expected: our elements have none; delete the attribute xmlns%s%.40s"), uri,
                          prefix ? ":" : "", prefix ? prefix : "");
    }
    return true;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                     int attribute_count, int defaulted, const xmlChar **attributes)
{
    xmlParserCtxtPtr parser = context;
    Job *job = parser->_private;
    if (job->stopped)
        return;
    job->nodes += 1 + attribute_count;
    if (parser->nodeNr >= DATA_MAX_DEPTH) {
        diag_error(job->diags, here(parser, job), "D009", _("<%.60s> stands deeper than %d elements inside each other; is an end tag missing above?"),
                   (const char *)name, DATA_MAX_DEPTH);
        stop(parser, job);
    } else if (job->nodes > DATA_MAX_NODES) {
        diag_error(job->diags, here(parser, job), "D004", _("the file has more than %d elements and attributes; is it the right one?"),
                   DATA_MAX_NODES);
        stop(parser, job);
    } else if (!check_namespaces(parser, job, namespace_count, namespaces)) {
        stop(parser, job);
    } else {
        xmlSAX2StartElementNs(context, name, prefix, uri, 0, NULL, drop_hints(attributes, attribute_count), defaulted, attributes);
    }
}

/* ---- parsing ---- */

static void init_once(void)
{
    xmlInitParser();
    xmlSchemaInitTypes();
}

void parse_init(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, init_once);
}

static xmlParserCtxtPtr parser_new(Job *job, xmlDictPtr dict)
{
    parse_init();
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (!parser)
        return NULL;
    if (dict) {
        xmlDictFree(parser->dict);
        parser->dict = dict;
        xmlDictReference(dict);
    }
    parser->_private = job;
    parser->sax->serror = on_error;
    parser->sax->internalSubset = on_doctype;
    parser->sax->startElementNs = on_start;
    parser->sax->comment = NULL;
    parser->sax->processingInstruction = NULL;
    return parser;
}

static void free_doc(void *doc)
{
    xmlFreeDoc(doc);
}

bool source_parse(Arena *arena, Diags *diags, const Source *source, xmlDictPtr dict, xmlDocPtr *out)
{
    if (!source_check(diags, source))
        return false;
    Job job = {arena, diags, source, 0, false};
    xmlParserCtxtPtr parser = parser_new(&job, dict);
    char *name = arena_strdup(arena, source->name);
    if (!parser || !name) {
        xmlFreeParserCtxt(parser);
        return diag_memory(diags);
    }
    xmlDocPtr doc = xmlCtxtReadMemory(parser, source->text, (int)source->len, NULL, NULL,
                                      XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    bool memory = parser->errNo == XML_ERR_NO_MEMORY;
    xmlFreeParserCtxt(parser);
    if (!doc || job.stopped) {
        xmlFreeDoc(doc);
        if (job.stopped)
            return false;
        return memory ? diag_memory(diags) : diag_error(diags, (Place){source->name, 0}, "D011", "%s", _("the file is not well-formed XML"));
    }
    if (!arena_defer(arena, free_doc, doc))
        return diag_memory(diags);
    data_set_place((xmlNode *)doc, (Place){name, 0});
    *out = doc;
    return true;
}

bool data_parse_memory(Arena *arena, Diags *diags, const char *text, size_t len, const char *name, const char *schema, xmlDocPtr *out)
{
    if (len > DATA_MAX_BYTES)
        return diag_error(diags, (Place){name, 0}, "D004", _("the file is larger than %d MB; is it the right one?"), DATA_MAX_BYTES / 1024 / 1024);
    Source source = {name, text, len};
    xmlDocPtr doc;
    if (!source_parse(arena, diags, &source, NULL, &doc) || (schema && !schema_validate(arena, diags, doc, schema)))
        return false;
    *out = doc;
    return true;
}

bool data_parse(Arena *arena, Diags *diags, const char *path, const char *schema, xmlDocPtr *out)
{
    Arena *scratch = arena_new();
    Source source;
    bool ok = scratch ? source_read(scratch, diags, path, &source) && data_parse_memory(arena, diags, source.text, source.len, path, schema, out)
                      : diag_memory(diags);
    arena_drop(scratch);
    return ok;
}
