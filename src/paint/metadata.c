/* metadata.c: what the file says about itself: to people (title, author), to archives (PDF/A-2a, PDF/UA-1) and to viewers. */
#include <string.h>

#include "paint/finish.h"
#include "paint/icc.h"

static const char PRODUCER[] = "lkip";

/* The first ten characters of the document's date when they are YYYY-MM-DD. */
bool metadata_has_date(const Pages *pages)
{
    const char *d = pages->date;
    for (int i = 0; i < 10; i++)
        if (!d || !d[i] || (i == 4 || i == 7 ? d[i] != '-' : d[i] < '0' || d[i] > '9'))
            return false;
    return true;
}

void metadata_date(Buffer *out, const Pages *pages)
{
    buffer_printf(out, "(D:%.4s%.2s%.2s000000Z)", pages->date, pages->date + 5, pages->date + 8);
}

/* ---- the information dictionary ---- */

static bool put_info(Finish *f, int *info)
{
    const Pages *p = f->job->pages;
    const char *const entries[][2] = {{"Title", p->title},       {"Author", p->author}, {"Subject", p->subject},
                                      {"Keywords", p->keywords}, {"Creator", PRODUCER}, {"Producer", PRODUCER}};
    Buffer out = buffer_in(f->job->arena);
    buffer_put(&out, "<<");
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        if (entries[i][1]) {
            buffer_printf(&out, "/%s", entries[i][0]);
            pdf_string(&out, entries[i][1]);
        }
    for (int i = 0; i < 2 && metadata_has_date(p); i++) {
        buffer_put(&out, i ? "/ModDate" : "/CreationDate");
        metadata_date(&out, p);
    }
    buffer_put(&out, ">>");
    *info = pdf_new_id(f->writer);
    return !out.failed && pdf_put(f->writer, *info, out.text, out.len);
}

/* ---- XMP ---- */

/* Text for XML; control characters, which XML has no place for, become spaces. */
static void put_escaped(Buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '<')
            buffer_put(out, "&lt;");
        else if (*text == '>')
            buffer_put(out, "&gt;");
        else if (*text == '&')
            buffer_put(out, "&amp;");
        else
            buffer_put_char(out, (unsigned char)*text < 0x20 ? ' ' : *text);
    }
}

/* One property; `wrap` are the elements round the text: "" none, "Alt" with a language, or "Seq". */
static void put_property(Buffer *out, const char *name, const char *wrap, const char *text)
{
    if (!text)
        return;
    buffer_printf(out, "<%s>", name);
    if (*wrap)
        buffer_printf(out, "<rdf:%s><rdf:li%s>", wrap, *wrap == 'A' ? " xml:lang=\"x-default\"" : "");
    put_escaped(out, text);
    if (*wrap)
        buffer_printf(out, "</rdf:li></rdf:%s>", wrap);
    buffer_printf(out, "</%s>\n", name);
}

/* PDF/A wants every schema described that it doesn't know itself, and it doesn't know that of PDF/UA. */
static const char IDENTIFICATION[] = "<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"
                                     "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
                                     "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
                                     "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
                                     "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
                                     "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
                                     "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
                                     "<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 the file "
                                     "conforms to</pdfaProperty:description>"
                                     "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char XMP_HEAD[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static const char XMP_TAIL[] = "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";

static bool put_xmp(Finish *f, Buffer *catalog)
{
    const Pages *p = f->job->pages;
    Buffer out = buffer_in(f->job->arena);
    buffer_put(&out, XMP_HEAD);
    put_property(&out, "dc:title", "Alt", p->title ? p->title : "-");
    put_property(&out, "dc:creator", "Seq", p->author);
    put_property(&out, "dc:description", "Alt", p->subject);
    put_property(&out, "pdf:Keywords", "", p->keywords);
    put_property(&out, "pdf:Producer", "", PRODUCER);
    put_property(&out, "xmp:CreatorTool", "", PRODUCER);
    if (metadata_has_date(p))
        buffer_printf(&out, "<xmp:CreateDate>%.10sT00:00:00Z</xmp:CreateDate>\n<xmp:ModifyDate>%.10sT00:00:00Z</xmp:ModifyDate>\n", p->date, p->date);
    put_property(&out, "pdfaid:part", "", f->job->options.attachment_count ? "3" : "2"); /* part 3 is part 2 with files of any kind inside */
    buffer_put(&out, IDENTIFICATION);
    buffer_put(&out, XMP_TAIL);
    static const char entries[] = "/Type/Metadata/Subtype/XML";
    int id = pdf_new_id(f->writer);
    buffer_printf(catalog, "/Metadata %d 0 R", id);
    return !out.failed && pdf_put_stream(f->writer, id, (Slice){entries, sizeof entries - 1}, (Slice){out.text, out.len});
}

/* ---- colours ---- */

static bool put_output_intent(Finish *f, Buffer *catalog)
{
    Buffer profile = icc_srgb(f->job->arena);
    static const char entries[] = "/N 3";
    int id = pdf_new_id(f->writer);
    buffer_printf(catalog,
                  "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB "
                  "IEC61966-2.1)/DestOutputProfile %d 0 R>>]",
                  id);
    return !profile.failed && pdf_put_deflated(f->writer, id, (Slice){entries, sizeof entries - 1}, (Slice){profile.text, profile.len});
}

bool metadata_put(Finish *f, Buffer *catalog, int *info)
{
    const char *lang = f->job->pages->lang;
    buffer_put(catalog, "/Lang");
    pdf_string(catalog, !lang || !strcmp(lang, "id") ? "id-ID" : lang);
    buffer_put(catalog, "/ViewerPreferences<</DisplayDocTitle true>>");
    return put_info(f, info) && (!f->job->options.tagged || (put_xmp(f, catalog) && put_output_intent(f, catalog)));
}
