/* font.c: fontconfig from our own file, one Pango font map, and the faces already opened.
 *
 * The configuration becomes the process's current one as well. Without that Pango starts a thread that reads the system's configuration
 * (which costs more than all the rest here), and text inside an SVG picture would be set in whatever the machine has. */
#include "text/font.h"

#include <dirent.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <libgen.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text/face.h"

/* FALLBACK stands in for every unknown family. The word cache is bounded, so that a table of a million different figures does not fill memory twice. */
#define FALLBACK "Liberation Sans"
enum { CACHED_WORDS = 1 << 16, WARNED_MAX = 64, SETTLE_TRIES = 400 };

struct Fonts {
    Arena *arena;
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    hb_buffer_t *buffer;
    Face *faces;
    size_t cached_words;
    void *scratch[SCRATCH_COUNT];
    size_t scratch_size[SCRATCH_COUNT];
    const char *warned_families[WARNED_MAX];
    uint32_t warned_characters[WARNED_MAX];
    size_t warned_family_count, warned_character_count;
};

static size_t face_count(FcConfig *config)
{
    FcFontSet *system = FcConfigGetFonts(config, FcSetSystem), *own = FcConfigGetFonts(config, FcSetApplication);
    return (size_t)((system ? system->nfont : 0) + (own ? own->nfont : 0));
}

/* The font map and a context without hinting, rounding, or a language taken from the environment. */
static bool open_map(Fonts *fonts)
{
    fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (!fonts->map)
        return false;
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
    fonts->context = pango_font_map_create_context(fonts->map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(fonts->context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(fonts->context, 72);
    pango_context_set_round_glyph_positions(fonts->context, FALSE);
    pango_context_set_language(fonts->context, pango_language_from_string("id"));
    pango_context_set_base_dir(fonts->context, PANGO_DIRECTION_LTR);
    fonts->buffer = hb_buffer_create();
    return hb_buffer_allocation_successful(fonts->buffer);
}

Fonts *fonts_new(Diags *diags, const char *conf, const char *extra)
{
    Arena *arena = arena_new();
    Fonts *fonts = arena ? arena_make(arena, Fonts) : NULL;
    if (!fonts) {
        arena_drop(arena);
        diag_memory(diags);
        return NULL;
    }
    fonts->arena = arena;
    fonts->config = FcConfigCreate();
    char *path = realpath(conf, NULL); /* fontconfig looks for a relative name in the system's folders */
    bool read = fonts->config && path && FcConfigParseAndLoad(fonts->config, (const FcChar8 *)path, FcTrue) && FcConfigBuildFonts(fonts->config);
    if (read && extra)
        FcConfigAppFontAddDir(fonts->config, (const FcChar8 *)extra);
    if (read)
        FcConfigAppFontAddDir(fonts->config, (const FcChar8 *)dirname(path));
    free(path);
    if (!read)
        diag_system(diags, (Place){conf, 0}, "F001", "%s", _("the font configuration can't be read; reinstall the program"));
    else if (!face_count(fonts->config))
        diag_system(diags, (Place){conf, 0}, "F001", "%s", _("no font was found; install fonts-liberation2 and fonts-texgyre"));
    else if (!FcConfigSetCurrent(fonts->config) || !open_map(fonts))
        diag_memory(diags);
    else
        return fonts;
    fonts_drop(fonts);
    return NULL;
}

static gboolean is_second(PangoFontset *set, PangoFont *font, gpointer seen)
{
    (void)set;
    (void)font;
    return ++*(int *)seen == 2;
}

/* Whether one of Pango's threads is still there; where a system doesn't say, no. */
static bool is_sorting(void)
{
    bool found = false;
    DIR *dir = opendir("/proc/self/task");
    for (struct dirent *entry; dir && !found && (entry = readdir(dir));) {
        char path[300], name[8] = "";
        snprintf(path, sizeof path, "/proc/self/task/%s/comm", entry->d_name);
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        found = fd >= 0 && read(fd, name, 7) == 7 && !strcmp(name, "[pango]");
        if (fd >= 0)
            close(fd);
    }
    if (dir)
        closedir(dir);
    return found;
}

/* For each face that is opened Pango 1.50 starts two threads, which look for it and sort all others behind it, and at their end look into the font map: dead by then if the fonts are dropped
 * soon. The second font of a set is there when the sorting is done; what the threads do after that is short, but on a busy machine it can take its time. */
static void settle(Fonts *fonts)
{
    for (Face *f = fonts->faces; f; f = f->next) {
        int seen = 0;
        pango_fontset_foreach(f->set, is_second, &seen);
        g_object_unref(f->set);
    }
    for (int i = 0; i < SETTLE_TRIES && is_sorting(); i++)
        g_usleep(500);
}

void fonts_drop(Fonts *fonts)
{
    if (!fonts)
        return;
    if (fonts->faces)
        settle(fonts);
    for (Face *f = fonts->faces; f; f = f->next)
        g_object_unref(f->font.pango);
    if (fonts->buffer)
        hb_buffer_destroy(fonts->buffer);
    if (fonts->context)
        g_object_unref(fonts->context);
    if (fonts->map) {
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), NULL); /* Pango 1.50 forgets to */
        g_object_unref(fonts->map);
    }
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    for (size_t i = 0; i < SCRATCH_COUNT; i++)
        free(fonts->scratch[i]);
    arena_drop(fonts->arena);
}

PangoContext *fonts_context(Fonts *fonts)
{
    return fonts->context;
}

Arena *fonts_arena(Fonts *fonts)
{
    return fonts->arena;
}

hb_buffer_t *fonts_buffer(Fonts *fonts)
{
    return fonts->buffer;
}

bool fonts_admit_word(Fonts *fonts)
{
    if (fonts->cached_words >= CACHED_WORDS)
        return false;
    fonts->cached_words++;
    return true;
}

void *fonts_scratch(Fonts *fonts, Scratch use, size_t size)
{
    if (size > fonts->scratch_size[use]) {
        void *p = realloc(fonts->scratch[use], size);
        if (!p)
            return NULL;
        fonts->scratch[use] = p;
        fonts->scratch_size[use] = size;
    }
    return fonts->scratch[use];
}

/* Calls `fn` for every face of the configuration, the office's own first, until it returns true. */
static bool any_pattern(Fonts *fonts, bool (*fn)(FcPattern *pattern, const void *what), const void *what, FcPattern **found)
{
    static const FcSetName SETS[] = {FcSetApplication, FcSetSystem};
    for (size_t s = 0; s < 2; s++) {
        FcFontSet *set = FcConfigGetFonts(fonts->config, SETS[s]);
        for (int i = 0; set && i < set->nfont; i++)
            if (fn(set->fonts[i], what)) {
                if (found)
                    *found = set->fonts[i];
                return true;
            }
    }
    return false;
}

static bool has_family(FcPattern *pattern, const void *what)
{
    FcChar8 *family;
    for (int n = 0; FcPatternGetString(pattern, FC_FAMILY, n, &family) == FcResultMatch; n++)
        if (FcStrCmpIgnoreCase(family, what) == 0)
            return true;
    return false;
}

static bool has_character(FcPattern *pattern, const void *what)
{
    FcCharSet *set;
    return FcPatternGetCharSet(pattern, FC_CHARSET, 0, &set) == FcResultMatch && FcCharSetHasChar(set, *(const uint32_t *)what);
}

/* The family that will be used: the asked one, else the first of its aliases in fonts.conf that is there; NULL when none is. In the arena. */
static const char *resolve_family(Fonts *fonts, const char *family)
{
    FcPattern *pattern = FcPatternCreate();
    if (!pattern)
        return NULL;
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
    const char *found = NULL;
    FcChar8 *name;
    for (int n = 0; !found && FcPatternGetString(pattern, FC_FAMILY, n, &name) == FcResultMatch; n++)
        if (any_pattern(fonts, has_family, name, NULL))
            found = arena_strdup(fonts->arena, (const char *)name);
    FcPatternDestroy(pattern);
    return found;
}

static void warn_family(Fonts *fonts, Diags *diags, const char *family)
{
    for (size_t i = 0; i < fonts->warned_family_count; i++)
        if (!strcmp(fonts->warned_families[i], family))
            return;
    if (fonts->warned_family_count == WARNED_MAX)
        return;
    fonts->warned_families[fonts->warned_family_count++] = arena_strdup(fonts->arena, family);
    diag_warning(diags, (Place){0}, "F002",
                 _("there is no font \"%s\"; %s is used. Put the face into the folder of own fonts, or name another in the style"), family, FALLBACK);
}

static Unit metric(hb_font_t *hb, hb_ot_metrics_tag_t tag, Unit otherwise)
{
    hb_position_t value;
    return hb_ot_metrics_get_position(hb, tag, &value) && value ? value : otherwise;
}

/* Glyph and width of a character; 0 when the face lacks it. */
static uint16_t glyph_of(hb_font_t *hb, uint32_t character, Unit *width)
{
    hb_codepoint_t glyph = 0;
    *width = hb_font_get_nominal_glyph(hb, character, &glyph) ? hb_font_get_glyph_h_advance(hb, glyph) : 0;
    return (uint16_t)glyph;
}

static void measure(Face *face)
{
    Font *font = &face->font;
    Unit em = font->size;
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(face->hb, &extents);
    font->ascent = extents.ascender;
    font->descent = -extents.descender;
    font->x_height = metric(face->hb, HB_OT_METRICS_TAG_X_HEIGHT, em / 2);
    font->cap_height = metric(face->hb, HB_OT_METRICS_TAG_CAP_HEIGHT, em * 7 / 10);
    font->underline_thickness = metric(face->hb, HB_OT_METRICS_TAG_UNDERLINE_SIZE, em / 18);
    font->underline_position = -metric(face->hb, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -em / 10);
    Unit digit;
    face->space_glyph = glyph_of(face->hb, ' ', &font->space);
    face->hyphen_glyph = glyph_of(face->hb, '-', &face->hyphen);
    glyph_of(face->hb, '0', &digit);
    font->digit = digit;
    if (!font->space)
        font->space = em / 4;
}

static Face *open_face(Fonts *fonts, const char *family, Unit size, bool bold, bool italic)
{
    Face *face = arena_make(fonts->arena, Face);
    if (!face)
        return NULL;
    PangoFontDescription *wanted = pango_font_description_new();
    pango_font_description_set_family(wanted, family);
    pango_font_description_set_absolute_size(wanted, size);
    pango_font_description_set_weight(wanted, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(wanted, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    face->set = pango_font_map_load_fontset(fonts->map, fonts->context, wanted, pango_context_get_language(fonts->context));
    face->font.pango = face->set ? pango_font_map_load_font(fonts->map, fonts->context, wanted) : NULL;
    pango_font_description_free(wanted);
    if (!face->font.pango && face->set)
        g_object_unref(face->set);
    if (!face->font.pango)
        return NULL;
    face->hb = pango_font_get_hb_font(face->font.pango);
    face->fonts = fonts;
    face->font.size = size;
    face->bold = bold;
    face->italic = italic;
    measure(face);
    face->next = fonts->faces;
    return fonts->faces = face;
}

const Font *fonts_get(Fonts *fonts, Diags *diags, const char *family, Unit size, bool bold, bool italic)
{
    if (size < 1)
        size = 1;
    for (Face *f = fonts->faces; f; f = f->next)
        if (f->font.size == size && f->bold == bold && f->italic == italic && !strcmp(f->asked, family))
            return &f->font;
    const char *name = resolve_family(fonts, family);
    if (!name)
        warn_family(fonts, diags, family);
    const char *asked = arena_strdup(fonts->arena, family);
    Face *face = asked ? open_face(fonts, name ? name : FALLBACK, size, bold, italic) : NULL;
    if (!face) {
        diag_memory(diags);
        return NULL;
    }
    face->asked = asked;
    return &face->font;
}

static void warn_character(Fonts *fonts, Diags *diags, uint32_t character)
{
    for (size_t i = 0; i < fonts->warned_character_count; i++)
        if (fonts->warned_characters[i] == character)
            return;
    if (fonts->warned_character_count == WARNED_MAX)
        return;
    fonts->warned_characters[fonts->warned_character_count++] = character;
    diag_warning(diags, (Place){0}, "F003", _("no font has the character U+%04X; a box is drawn. Write it otherwise, or add a font that has it"),
                 (unsigned)character);
}

/* The face of that family in the manner of `like`; NULL when it lacks the character. */
static Face *sibling_with(Fonts *fonts, Diags *diags, const Face *like, const char *family, uint32_t character)
{
    hb_codepoint_t glyph;
    const Font *font = fonts_get(fonts, diags, family, like->font.size, like->bold, like->italic);
    return font && hb_font_get_nominal_glyph(face_of(font)->hb, character, &glyph) ? face_of(font) : NULL;
}

Face *fonts_fallback(Fonts *fonts, Diags *diags, Face *face, uint32_t character)
{
    hb_codepoint_t glyph;
    if (hb_font_get_nominal_glyph(face->hb, character, &glyph))
        return face;
    Face *other = sibling_with(fonts, diags, face, FALLBACK, character);
    FcPattern *pattern = NULL;
    FcChar8 *family;
    if (!other && any_pattern(fonts, has_character, &character, &pattern) && FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch)
        other = sibling_with(fonts, diags, face, (const char *)family, character);
    if (other)
        return other;
    warn_character(fonts, diags, character);
    return face;
}
