/* syntax.c: broken XML in plain words. libxml2's own wording is for programmers; ours names the element, what was expected and how to mend it. */
#include "data/parse.h"
#include "base/suggest.h"

#include <string.h>

typedef struct Fault {
    Diags *diags;
    const Source *source;
    xmlParserCtxtPtr parser;
    const xmlError *error;
    Place at;
} Fault;

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static bool is_open(xmlParserCtxtPtr parser, const char *name)
{
    for (int i = 0; i < parser->nameNr; i++)
        if (strcmp((const char *)parser->nameTab[i], name) == 0)
            return true;
    return false;
}

static bool explain_mismatch(const Fault *f)
{
    const char *opened = or_empty(f->error->str1), *found = or_empty(f->error->str2);
    int line = f->error->int1;
    const char *const meant[] = {opened, NULL};
    if (!is_open(f->parser, found) && suggest(found, meant))
        return diag_error(f->diags, f->at, "D010", _("the end tag </%.60s> doesn't match <%.60s> of line %d; write </%.60s>"), found, opened, line,
                          opened);
    if (!is_open(f->parser, found))
        return diag_error(
            f->diags, f->at, "D010",
            _("the end tag </%.60s> closes nothing that is open: <%.60s> of line %d is still open; write </%.60s> here, or delete the tag"), found,
            opened, line, opened);
    return diag_error(f->diags, f->at, "D010", _("element <%.60s> of line %d is not closed, and here </%.60s> follows; write </%.60s> before it"),
                      opened, line, found, opened);
}

static bool explain_cut(const Fault *f)
{
    const char *open = f->parser->nameNr ? (const char *)f->parser->nameTab[f->parser->nameNr - 1] : NULL;
    if (f->error->str1)
        return diag_error(f->diags, f->at, "D010",
                          _("the file ends before element <%.60s> of line %d is closed; was the file cut off? The end tag </%.60s> is missing"),
                          (const char *)f->error->str1, f->error->int1, (const char *)f->error->str1);
    return diag_error(f->diags, f->at, "D010", _("the file ends in the middle of <%.60s>; was it cut off?"), or_empty(open));
}

/* A name was expected: after "<" or "&", or as an attribute's. */
static bool explain_name(const Fault *f)
{
    const xmlParserInput *in = f->parser->input;
    char before = in && in->cur > in->base ? (char)in->cur[-1] : 0;
    if (before == '&')
        return diag_error(f->diags, f->at, "D011", "%s", _("the sign & stands alone; write &amp; for it"));
    if (before == '<')
        return diag_error(f->diags, f->at, "D011", "%s", _("the sign < is not followed by an element's name; write &lt; for \"less than\""));
    return diag_error(f->diags, f->at, "D011", "%s", _("a name was expected here; names begin with a letter"));
}

static bool explain_entity(const Fault *f)
{
    const char *name = or_empty(f->error->str1);
    return diag_error(f->diags, f->at, "D012",
                      _("&%.60s; is not known in XML; write the sign itself (only &amp; &lt; &gt; &quot; &apos; have names)"), name);
}

static bool explain_character(const Fault *f)
{
    const xmlParserInput *in = f->parser->input;
    long line = source_bad_utf8(f->source);
    if (in && in->cur > in->base && in->cur[-1] == ';')
        return diag_error(f->diags, f->at, "D011", "%s", _("a character number (&#...;) is not allowed in XML; write the sign itself"));
    if (line)
        return diag_error(f->diags, (Place){f->at.file, line}, "D008", "%s",
                          _("here stands a byte that is not UTF-8; save the file in the encoding UTF-8"));
    return diag_error(f->diags, f->at, "D008", "%s", _("here stands a control character that XML does not allow; delete it"));
}

static bool explain_attribute_end(const Fault *f)
{
    if (strstr(or_empty(f->error->message), "too long"))
        return diag_error(f->diags, f->at, "D004", "%s", _("the value of an attribute is longer than 10 MB; is its closing quote missing?"));
    return diag_error(f->diags, f->at, "D011", "%s", _("the value of an attribute has no closing quote; write name=\"value\""));
}

/* Faults whose explanation is a fixed sentence. */
static const struct {
    int code;
    const char *rule, *text;
} fixed[] = {
    {XML_ERR_DOCUMENT_EMPTY, "D014", N_("the file holds no element; expected a root element such as <renstra>")},
    {XML_ERR_DOCUMENT_END, "D014", N_("something follows the end of the root element; a file has one root element, and all else stands inside it")},
    {XML_ERR_LT_IN_ATTRIBUTE, "D011", N_("the value of an attribute holds <; write &lt; for it, or put the closing quote that is missing before")},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, "D011", N_("the value of an attribute must stand in quotes; write name=\"value\"")},
    {XML_ERR_SPACE_REQUIRED, "D011", N_("a blank is missing here; attributes stand apart: a=\"1\" b=\"2\"")},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, "D011", N_("the sign & stands before a word without a semicolon; write &amp; for the sign itself")},
    {XML_ERR_INVALID_CHARREF, "D011", N_("a character number (&#...;) is not allowed in XML; write the sign itself")},
    {XML_ERR_INVALID_DEC_CHARREF, "D011", N_("a character number (&#...;) is not allowed in XML; write the sign itself")},
    {XML_ERR_INVALID_HEX_CHARREF, "D011", N_("a character number (&#...;) is not allowed in XML; write the sign itself")},
    {XML_ERR_COMMENT_NOT_FINISHED, "D011", N_("a comment that begins with <!-- is not closed; write --> at its end")},
    {XML_ERR_HYPHEN_IN_COMMENT, "D011", N_("a comment holds --, which is allowed only in its ends; write a single hyphen")},
    {XML_ERR_CDATA_NOT_FINISHED, "D011", N_("a section that begins with <![CDATA[ is not closed; write ]]> at its end")},
    {XML_ERR_MISPLACED_CDATA_END, "D011", N_("]]> stands in the text; write ]]&gt; for it")},
    {XML_ERR_PI_NOT_FINISHED, "D011", N_("what begins with <? is not closed; write ?> at its end")},
    {XML_ERR_RESERVED_XML_NAME, "D011", N_("<?xml ..?> is allowed only at the very beginning of the file; delete what stands before it")},
    {XML_ERR_XMLDECL_NOT_FINISHED, "D011", N_("the first line is not well-formed; write <?xml version=\"1.0\" encoding=\"UTF-8\"?>")},
    {XML_ERR_VERSION_MISSING, "D011", N_("the first line is not well-formed; write <?xml version=\"1.0\" encoding=\"UTF-8\"?>")},
    {XML_ERR_LTSLASH_REQUIRED, "D011", N_("an end tag is not well-formed; write </name>")},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, "D015",
     N_("a name with a colon is not expected: our elements and attributes have no prefix; delete it with its colon")},
    {XML_NS_ERR_XML_NAMESPACE, "D015", N_("a namespace is not expected; delete the attribute xmlns")},
    {XML_NS_ERR_QNAME, "D015", N_("a name with a colon is not expected: our elements and attributes have no prefix; delete it with its colon")},
    {XML_NS_ERR_EMPTY, "D015", N_("a namespace is not expected; delete the attribute xmlns")},
    {XML_NS_ERR_COLON, "D015", N_("a name with a colon is not expected: our elements and attributes have no prefix; delete it with its colon")},
};

static bool explain_fixed(const Fault *f)
{
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (fixed[i].code == f->error->code)
            return diag_error(f->diags, f->at, fixed[i].rule, "%s", _(fixed[i].text));
    return diag_error(f->diags, f->at, "D011", "%s", _("the XML is broken here; look at this line and the one above for a missing <, >, / or quote"));
}

void syntax_explain(Diags *diags, const Source *source, xmlParserCtxtPtr parser, const xmlError *error)
{
    Fault f = {diags, source, parser, error, {source->name, error->line}};
    switch (error->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        explain_mismatch(&f);
        break;
    case XML_ERR_TAG_NOT_FINISHED:
        explain_cut(&f);
        break;
    case XML_ERR_NAME_REQUIRED:
        explain_name(&f);
        break;
    case XML_ERR_UNDECLARED_ENTITY:
        explain_entity(&f);
        break;
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_ENCODING:
        explain_character(&f);
        break;
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
        explain_attribute_end(&f);
        break;
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
        diag_error(diags, f.at, "D011", _("attribute \"%.60s\" has no value; write %.60s=\"...\""), or_empty(error->str1), or_empty(error->str1));
        break;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        diag_error(diags, f.at, "D013", _("attribute \"%.60s\" is given twice in the same element; delete one"), or_empty(error->str1));
        break;
    case XML_ERR_GT_REQUIRED:
        diag_error(diags, f.at, "D011", _("the tag <%.60s> has no closing >"), or_empty(error->str1));
        break;
    default:
        explain_fixed(&f);
    }
}
