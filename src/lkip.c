/* lkip.c: the way through the modules, from a folder to a file.
 *
 *     data -> measure -> template -> document -> layout -> paint
 *
 * Each call works in an arena of its own, which ends with the call; only the messages stay with the session. */
#include "api.h"

#include <dirent.h>
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libxml/parser.h>

#include "data/data.h"
#include "layout/layout.h"
#include "measure/measure.h"
#include "paint/file.h"
#include "paint/paint.h"
#include "template/template.h"

#ifndef LKIP_DATA_DIR
#define LKIP_DATA_DIR "/usr/local/share/lkip"
#endif

/* ---- sessions and messages ---- */

lkip_session *lkip_open(const char *data_dir)
{
    Arena *arena = arena_new();
    lkip_session *session = arena ? arena_make(arena, lkip_session) : NULL;
    Arena *messages = session ? arena_new() : NULL;
    if (!messages) {
        arena_drop(arena);
        return NULL;
    }
    session->arena = arena;
    session->messages = messages;
    session->diags = diags_in(messages);
    session->data_dir = arena_strdup(arena, data_dir ? data_dir : LKIP_DATA_DIR);
    xmlInitParser();
    return session;
}

void lkip_close(lkip_session *session)
{
    if (!session)
        return;
    arena_drop(session->checked);
    arena_drop(session->messages);
    arena_drop(session->arena);
}

void lkip_clear(lkip_session *session)
{
    Arena *messages = arena_new();
    if (!messages)
        return;
    arena_drop(session->messages);
    session->messages = messages;
    session->diags = diags_in(messages);
    arena_drop(session->checked);
    session->checked = NULL;
    session->findings = (Findings){0};
}

size_t lkip_message_count(const lkip_session *session)
{
    return session->diags.count;
}

lkip_message lkip_message_at(const lkip_session *session, size_t index)
{
    if (index >= session->diags.count)
        return (lkip_message){0};
    const Diag *d = &session->diags.items[index];
    return (lkip_message){(lkip_severity)d->severity, d->at.file, d->at.line, d->rule, d->message};
}

const char *lkip_message_line(lkip_session *session, size_t index)
{
    return index < session->diags.count ? diag_line(session->messages, &session->diags.items[index]) : NULL;
}

void lkip_on_progress(lkip_session *session, lkip_progress_fn *fn, void *context)
{
    session->progress = fn;
    session->progress_context = context;
}

void api_say(const lkip_session *session, const char *what, size_t pages)
{
    if (session->progress)
        session->progress(session->progress_context, what, pages);
}

/* ---- calls ---- */

bool api_begin(Call *call, lkip_session *session, const char *folder)
{
    *call = (Call){.session = session, .arena = arena_new(), .diags = &session->diags, .folder = folder};
    return call->arena || diag_memory(&session->diags);
}

lkip_status api_end(Call *call, bool ok)
{
    arena_drop(call->arena);
    if (ok)
        return LKIP_OK;
    return call->diags->system ? LKIP_SYSTEM : LKIP_INPUT;
}

const char *api_program_path(const Call *call, const char *below)
{
    return arena_printf(call->arena, "%s/%s", call->session->data_dir, below);
}

const char *api_user_path(const Call *call, const char *below)
{
    return call->folder ? arena_printf(call->arena, "%s/%s", call->folder, below) : NULL;
}

/* A name of a style or template: letters, digits and hyphens, so that it can't lead out of its folder. */
static bool plain_name(const char *name)
{
    return *name && strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == strlen(name);
}

/* ---- from the folder to the naskah ---- */

MeasureOptions api_measure_options(const Call *call, int year)
{
    return (MeasureOptions){.year = year,
                            .scale_dir = api_program_path(call, "templates/skala"),
                            .user_scale_dir = api_user_path(call, "templat/skala"),
                            .bare_agreements = call->one_of_many};
}

bool api_load(Call *call, int year, xmlDocPtr *tree)
{
    DataOptions data = {call->folder, api_program_path(call, "templates/skema"), year};
    api_say(call->session, _("reading"), 0);
    if (!data_load(call->arena, call->diags, &data, tree))
        return false;
    const char *last = data_attr(xmlDocGetRootElement(*tree), "tahun");
    MeasureOptions measure = api_measure_options(call, year || !last ? year : atoi(last));
    return measure_tree(call->arena, call->diags, *tree, &measure);
}

/* An attribute of the settings' <laporan>; NULL when it is empty. */
const char *api_setting(xmlDocPtr tree, const char *name)
{
    const xmlNode *settings = data_child(xmlDocGetRootElement(tree), "pengaturan");
    const xmlNode *report = settings ? data_child(settings, "laporan") : NULL;
    const char *value = report ? data_attr(report, name) : NULL;
    return value && *value ? value : NULL;
}

const char *api_style(Call *call, xmlDocPtr tree, const char *asked)
{
    const xmlNode *settings = data_child(xmlDocGetRootElement(tree), "pengaturan"), *report = settings ? data_child(settings, "laporan") : NULL;
    call->style_at = !asked && report ? data_place(report) : (Place){0};
    return asked ? asked : api_setting(tree, "gaya");
}

/* The check that goes before a report: errors in figures stop it, unless they are to be passed over. */
static bool check_first(Call *call, const lkip_report_options *options, xmlDocPtr tree)
{
    size_t errors;
    if (!api_check(call, tree, options->year))
        return false;
    errors = call->session->findings.counts[DIAG_ERROR];
    if (!errors || options->force)
        return true;
    return diag_error(call->diags, (Place){call->folder, 0}, "K000",
                      dngettext("lkip", "the check finds %zu error; see them with: lkip periksa --tahun %d %s",
                                "the check finds %zu errors; see them with: lkip periksa --tahun %d %s", errors),
                      errors, options->year, call->folder);
}

static bool expand(Call *call, const lkip_report_options *options, bool checked, xmlDocPtr *tree, xmlDocPtr *naskah)
{
    if (!api_load(call, options->year, tree) || (checked && !check_first(call, options, *tree)))
        return false;
    const char *name = options->template_name ? options->template_name : api_setting(*tree, "templat");
    if (!name)
        name = "lkip";
    if (!plain_name(name))
        return diag_error(call->diags, (Place){0}, "T100", _("\"%s\" is not a template's name; write letters, digits and hyphens"), name);
    TemplateOptions template = {
        .name = name, .dir = api_program_path(call, "templates"), .user_dir = api_user_path(call, "templat"), .year = options->year};
    api_say(call->session, _("filling in the template"), 0);
    return template_expand(call->arena, call->diags, *tree, &template, naskah);
}

/* ---- from the naskah to pages ---- */

static const char *existing(Arena *arena, const char *dir, const char *below, const char *name, const char *ending)
{
    const char *path = dir ? arena_printf(arena, "%s/%s/%s%s", dir, below, name, ending) : NULL;
    return path && access(path, R_OK) == 0 ? path : NULL;
}

/* DocumentOptions.find: styles in the user's folder, then in the program's; pictures in the user's folder only. */
static const char *find_file(void *context, Arena *arena, const char *kind, const char *name)
{
    const Call *call = context;
    const char *path = NULL;
    if (strcmp(kind, "gaya") == 0) {
        if (!plain_name(name))
            return NULL;
        path = existing(arena, call->folder, "templat/gaya", name, ".xml");
        return path ? path : existing(arena, call->session->data_dir, "templates/gaya", name, ".xml");
    }
    Arena *scratch = arena_new();
    Diags ignored = diags_in(scratch);
    bool ok = scratch && call->folder && data_safe_path(arena, &ignored, (Place){0}, call->folder, name, &path);
    arena_drop(scratch);
    return ok && access(path, R_OK) == 0 ? path : NULL;
}

static const Image *open_image(void *context, Arena *arena, Diags *diags, Place at, const char *path)
{
    (void)context;
    return paint_image(arena, diags, at, path);
}

static void laid_out(void *context, size_t pages)
{
    api_say(context, _("laying out"), pages);
}

static void drop_fonts(void *fonts)
{
    fonts_drop(fonts);
}

bool api_read(Call *call, xmlDocPtr naskah, const char *style, const char *paper, Document **document)
{
    DocumentOptions options = {.style_name = style,
                               .style_at = call->style_at,
                               .paper = paper,
                               .kept = call->style,
                               .find = find_file,
                               .context = call,
                               .place = data_place};
    return document_read(call->arena, call->diags, naskah, &options, document);
}

Fonts *api_fonts(Call *call)
{
    const char *own = api_user_path(call, "huruf");
    if (call->fonts)
        return call->fonts;
    Fonts *fonts = fonts_new(call->diags, api_program_path(call, "fonts/fonts.conf"), own && access(own, R_OK) == 0 ? own : NULL);
    return call->fonts = fonts && arena_defer(call->arena, drop_fonts, fonts) ? fonts : NULL;
}

static bool lay_out_document(Call *call, const Document *document, Pages **pages)
{
    Fonts *fonts = api_fonts(call);
    if (!fonts)
        return false;
    LayoutOptions layout = {.fonts = fonts, .image = open_image, .progress = call->one_of_many ? NULL : laid_out, .progress_context = call->session};
    return layout_document(call->arena, call->diags, document, &layout, pages);
}

static bool lay_out(Call *call, xmlDocPtr naskah, const char *style, const char *paper, Pages **pages)
{
    Document *document;
    return api_read(call, naskah, style, paper, &document) && lay_out_document(call, document, pages);
}

/* ---- from pages to a file ---- */

static bool format_of(Call *call, const char *output, PaintFormat *format)
{
    static const struct {
        const char *ending;
        PaintFormat format;
    } formats[] = {{".pdf", PAINT_PDF}, {".png", PAINT_PNG}, {".svg", PAINT_SVG}, {".txt", PAINT_DUMP}, {".dump", PAINT_DUMP}};
    size_t len = strlen(output);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t n = strlen(formats[i].ending);
        if (len > n && strcasecmp(output + len - n, formats[i].ending) == 0) {
            *format = formats[i].format;
            return true;
        }
    }
    if (strcmp(output, "-") == 0) {
        *format = PAINT_PDF;
        return true;
    }
    return diag_error(call->diags, (Place){output, 0}, "O101", _("the ending does not name a format; use .pdf, .png, .svg or .txt"));
}

static bool write_pages(Call *call, const Pages *pages, const char *profile, PaintFormat format, const char *output, size_t *count)
{
    bool draft = profile && strcmp(profile, "draf") == 0;
    PaintOptions paint = {.format = format,
                          .tagged = !draft,
                          .stamp = draft ? "DRAF" : NULL,
                          .background = {255, 255, 255, 255},
                          .attachments = call->attachments,
                          .attachment_count = call->attachment_count,
                          .linear = call->web,
                          .last = SIZE_MAX};
    if (format != PAINT_PDF && (call->attachment_count || call->web))
        return diag_error(call->diags, (Place){output, 0}, "O105", "%s",
                          _("only a PDF can hold the data or be made for the web; give it the ending .pdf"));
    if (!call->one_of_many)
        api_say(call->session, _("writing"), pages->count);
    if (count)
        *count = pages->count;
    return paint_pages(call->arena, call->diags, pages, &paint, output);
}

bool api_print(Call *call, xmlDocPtr naskah, const char *style, const char *paper, const char *output, size_t *count)
{
    Pages *pages;
    return lay_out(call, naskah, style, paper, &pages) && write_pages(call, pages, NULL, PAINT_PDF, output, count);
}

bool api_draw(Call *call, xmlDocPtr naskah, const char *style, const char *paper, const char *profile, const char *output, size_t *count)
{
    PaintFormat format;
    Pages *pages;
    return format_of(call, output, &format) && lay_out(call, naskah, style, paper, &pages) &&
           write_pages(call, pages, profile, format, output, count);
}

bool api_write(Call *call, const char *text, size_t len, const char *output)
{
    File *file = file_open(call->arena, call->diags, output);
    return file && file_write(file, text, len) && file_commit(file);
}

static void free_xml(void *text)
{
    xmlFree(text);
}

static bool write_xml(Call *call, xmlDocPtr doc, const char *output)
{
    xmlChar *text = NULL;
    int len = 0;
    xmlDocDumpFormatMemoryEnc(doc, &text, &len, "UTF-8", 0);
    if (!text || !arena_defer(call->arena, free_xml, text))
        return diag_memory(call->diags);
    return api_write(call, (const char *)text, (size_t)len, output);
}

/* ---- the public calls ---- */

/* XML is many small pieces: their room is given back to the system, for pages need other pieces and would stand beside it. */
static void drop_xml(Arena *arena)
{
    arena_drop(arena);
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/* The report's document. Data and naskah have an arena of their own, which ends here: pages need as much room again. */
static bool read_report(Call *call, const lkip_report_options *options, Document **document)
{
    Call data = *call;
    xmlDocPtr tree, naskah;
    if (!(data.arena = arena_new()))
        return diag_memory(call->diags);
    bool ok = expand(&data, options, true, &tree, &naskah);
    if (ok) {
        const char *style = api_style(call, tree, options->style);
        const char *paper = options->paper ? options->paper : api_setting(tree, "kertas");
        ok = api_read(call, naskah, style, paper, document) && (!options->attach || api_attach_data(call, tree));
    }
    drop_xml(data.arena);
    return ok;
}

lkip_status lkip_report(lkip_session *session, const char *folder, const lkip_report_options *options, const char *output, size_t *pages)
{
    Call call;
    PaintFormat format;
    Document *document;
    Pages *done;
    if (!api_begin(&call, session, folder))
        return LKIP_SYSTEM;
    call.web = options->web;
    bool ok = format_of(&call, output, &format) && read_report(&call, options, &document) && lay_out_document(&call, document, &done) &&
              write_pages(&call, done, options->profile, format, output, pages);
    return api_end(&call, ok);
}

lkip_status lkip_naskah(lkip_session *session, const char *folder, const lkip_report_options *options, const char *output)
{
    Call call;
    if (!api_begin(&call, session, folder))
        return LKIP_SYSTEM;
    xmlDocPtr tree, naskah;
    return api_end(&call, expand(&call, options, false, &tree, &naskah) && write_xml(&call, naskah, output));
}

lkip_status lkip_data(lkip_session *session, const char *folder, int year, const char *format, const char *output)
{
    Call call;
    if (!api_begin(&call, session, folder))
        return LKIP_SYSTEM;
    xmlDocPtr tree;
    bool ok = api_load(&call, year, &tree);
    if (ok && strcmp(format, "json") == 0) {
        const char *json = data_json(call.arena, call.diags, tree);
        ok = json && api_write(&call, json, strlen(json), output);
    } else if (ok) {
        ok = write_xml(&call, tree, output);
    }
    return api_end(&call, ok);
}

/* The folder a file stands in. */
static const char *folder_of(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(arena, path, slash == path ? 1 : (size_t)(slash - path)) : ".";
}

/* A naskah of a file as a document: the XML, which takes as much room again, ends here. */
static bool read_naskah(Call *call, const char *naskah, const lkip_report_options *options, Document **document)
{
    Arena *xml = arena_new();
    xmlDocPtr doc;
    if (!xml)
        return diag_memory(call->diags);
    bool ok = data_parse(xml, call->diags, naskah, NULL, &doc) && (!options->attach || api_attach_naskah(call, doc, naskah)) &&
              api_read(call, doc, options->style, options->paper, document);
    drop_xml(xml);
    return ok;
}

lkip_status lkip_draw(lkip_session *session, const char *naskah, const lkip_report_options *options, const char *output, size_t *pages)
{
    Call call;
    PaintFormat format;
    if (!api_begin(&call, session, NULL))
        return LKIP_SYSTEM;
    call.folder = folder_of(call.arena, naskah);
    call.web = options->web;
    Document *document;
    Pages *done;
    bool ok = format_of(&call, output, &format) && read_naskah(&call, naskah, options, &document) && lay_out_document(&call, document, &done) &&
              write_pages(&call, done, options->profile, format, output, pages);
    return api_end(&call, ok);
}

/* ---- a new folder ---- */

/* Copies one file of the skeleton. */
static bool copy_file(Call *call, const char *from, const char *to)
{
    char bytes[16384];
    FILE *in = fopen(from, "rb");
    File *out = in ? file_open(call->arena, call->diags, to) : NULL;
    if (!in)
        return diag_system(call->diags, (Place){from, 0}, "S002", "%s", _("the program's own file can't be read; reinstall the program"));
    bool ok = out != NULL;
    for (size_t n; ok && (n = fread(bytes, 1, sizeof bytes, in)) > 0;)
        ok = file_write(out, bytes, n);
    fclose(in);
    return ok && file_commit(out);
}

static bool is_empty(const char *folder)
{
    DIR *dir = opendir(folder);
    bool empty = true;
    if (!dir)
        return false;
    for (struct dirent *e; empty && (e = readdir(dir));)
        empty = strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0;
    closedir(dir);
    return empty;
}

static bool copy_skeleton(Call *call, const char *skeleton)
{
    DIR *dir = opendir(skeleton);
    if (!dir)
        return diag_system(call->diags, (Place){skeleton, 0}, "S002", "%s", _("the program's own file can't be read; reinstall the program"));
    bool ok = true;
    for (struct dirent *e; ok && (e = readdir(dir));)
        if (e->d_name[0] != '.')
            ok =
                copy_file(call, arena_printf(call->arena, "%s/%s", skeleton, e->d_name), arena_printf(call->arena, "%s/%s", call->folder, e->d_name));
    closedir(dir);
    return ok;
}

lkip_status lkip_new(lkip_session *session, const char *folder)
{
    Call call;
    if (!api_begin(&call, session, folder))
        return LKIP_SYSTEM;
    bool ok = true;
    if (mkdir(folder, 0777) != 0) {
        if (errno != EEXIST)
            ok = diag_system(call.diags, (Place){folder, 0}, "S003", _("the folder can't be made: %s"), strerror(errno));
        else if (!is_empty(folder))
            ok = diag_error(call.diags, (Place){folder, 0}, "D299", "%s",
                            _("there is something of that name already, and it is not an empty folder; choose another name"));
    }
    return api_end(&call, ok && copy_skeleton(&call, api_program_path(&call, "templates/baru")));
}
