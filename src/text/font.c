/* font.c: fontconfig from our own file, the typefaces it chose, and the faces already opened.
 *
 * A typeface is opened once, for cairo and for HarfBuzz, and serves all sizes. Pango's font map would do the same with two threads for each face, which at their end look into the map, dead or not.
 * The configuration becomes the process's current one as well: text inside an SVG picture would else be set in whatever the machine has. */
#include "text/font.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>

#include "text/face.h"

/* FALLBACK stands in for every unknown family. The word cache is bounded, so that a table of a million different figures does not fill memory twice. */
#define FALLBACK "Liberation Sans"
enum { CACHED_WORDS = 1 << 16, WARNED_MAX = 64 };

struct Fonts {
    Arena *arena;
    FcConfig *config;
    FcFontSet *files; /* what can be set, the office's own first */
    hb_buffer_t *buffer;
    Typeface *typefaces;
    Face *faces;
    size_t cached_words;
    void *scratch[SCRATCH_COUNT];
    size_t scratch_size[SCRATCH_COUNT];
    const char *warned_families[WARNED_MAX];
    uint32_t warned_characters[WARNED_MAX];
    size_t warned_family_count, warned_character_count;
};

/* Outlines of an SFNT file, which HarfBuzz reads and a PDF can hold; no Type 1, no bitmaps. */
static bool is_usable(FcPattern *pattern)
{
    FcChar8 *format;
    return FcPatternGetString(pattern, FC_FONTFORMAT, 0, &format) == FcResultMatch &&
           (!strcmp((char *)format, "TrueType") || !strcmp((char *)format, "CFF"));
}

static bool list_files(Fonts *fonts)
{
    static const FcSetName SETS[] = {FcSetApplication, FcSetSystem};
    fonts->files = FcFontSetCreate();
    for (size_t s = 0; fonts->files && s < 2; s++) {
        FcFontSet *set = FcConfigGetFonts(fonts->config, SETS[s]);
        for (int i = 0; set && i < set->nfont; i++) {
            if (!is_usable(set->fonts[i]))
                continue;
            FcPatternReference(set->fonts[i]);
            if (!FcFontSetAdd(fonts->files, set->fonts[i])) {
                FcPatternDestroy(set->fonts[i]);
                return false;
            }
        }
    }
    return fonts->files;
}

/* Reads the configuration and the folders of own faces. */
static bool read_configuration(Fonts *fonts, const char *conf, const char *extra)
{
    fonts->config = FcConfigCreate();
    char *path = realpath(conf, NULL); /* fontconfig looks for a relative name in the system's folders */
    bool read = fonts->config && path && FcConfigParseAndLoad(fonts->config, (const FcChar8 *)path, FcTrue) && FcConfigBuildFonts(fonts->config);
    if (read && extra)
        FcConfigAppFontAddDir(fonts->config, (const FcChar8 *)extra);
    if (read)
        FcConfigAppFontAddDir(fonts->config, (const FcChar8 *)dirname(path));
    free(path);
    return read;
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
    fonts->buffer = hb_buffer_create();
    if (!read_configuration(fonts, conf, extra))
        diag_system(diags, (Place){conf, 0}, "F001", "%s", _("the font configuration can't be read; reinstall the program"));
    else if (!list_files(fonts) || !FcConfigSetCurrent(fonts->config) || !hb_buffer_allocation_successful(fonts->buffer))
        diag_memory(diags);
    else if (!fonts->files->nfont)
        diag_system(diags, (Place){conf, 0}, "F001", "%s", _("no font was found; install fonts-liberation2 and fonts-texgyre"));
    else
        return fonts;
    fonts_drop(fonts);
    return NULL;
}

static void close_typeface(Typeface *t)
{
    if (t->cairo)
        cairo_font_face_destroy(t->cairo);
    hb_face_destroy(t->hb);
    FcPatternDestroy(t->pattern);
}

void fonts_drop(Fonts *fonts)
{
    if (!fonts)
        return;
    for (Face *f = fonts->faces; f; f = f->next)
        hb_font_destroy(f->hb);
    for (Typeface *t = fonts->typefaces; t; t = t->next)
        close_typeface(t);
    hb_buffer_destroy(fonts->buffer);
    if (fonts->files)
        FcFontSetDestroy(fonts->files);
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    for (size_t i = 0; i < SCRATCH_COUNT; i++)
        free(fonts->scratch[i]);
    arena_drop(fonts->arena);
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

/* The first file of which `fn` says true, or NULL. */
static FcPattern *find_file(Fonts *fonts, bool (*fn)(FcPattern *pattern, const void *what), const void *what)
{
    for (int i = 0; i < fonts->files->nfont; i++)
        if (fn(fonts->files->fonts[i], what))
            return fonts->files->fonts[i];
    return NULL;
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
        if (find_file(fonts, has_family, name))
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
    font->space_glyph = glyph_of(face->hb, ' ', &font->space);
    face->hyphen_glyph = glyph_of(face->hb, '-', &face->hyphen);
    glyph_of(face->hb, '0', &font->digit);
    if (!font->space)
        font->space = em / 4;
}

/* The pattern of the file nearest to what is asked; the caller's. The language, which fontconfig would take from the environment, is ours. */
static FcPattern *match(Fonts *fonts, const char *family, bool bold, bool italic)
{
    FcPattern *asked = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, FC_WEIGHT, FcTypeInteger, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_NORMAL,
                                      FC_SLANT, FcTypeInteger, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN, FC_WIDTH, FcTypeInteger, FC_WIDTH_NORMAL,
                                      FC_LANG, FcTypeString, "id", FC_NAMELANG, FcTypeString, "id", NULL);
    if (!asked)
        return NULL;
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    FcConfigSubstitute(fonts->config, asked, FcMatchPattern);
    cairo_ft_font_options_substitute(options, asked);
    FcDefaultSubstitute(asked);
    cairo_font_options_destroy(options);
    FcResult result;
    FcPattern *found = FcFontSetMatch(fonts->config, &fonts->files, 1, asked, &result);
    FcPatternDestroy(asked);
    return found;
}

static bool is_same_file(const FcPattern *a, const FcPattern *b)
{
    FcObjectSet *what = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_FONT_VARIATIONS, NULL);
    bool same = what && FcPatternEqualSubset(a, b, what);
    if (what)
        FcObjectSetDestroy(what);
    return same;
}

/* A new typeface from the pattern, which becomes its own; with cairo or HarfBuzz NULL when it can't be opened. */
static Typeface *open_typeface(Fonts *fonts, FcPattern *pattern)
{
    Typeface *t = arena_make(fonts->arena, Typeface);
    FcChar8 *file, *family;
    int index = 0, weight = FC_WEIGHT_NORMAL, slant = FC_SLANT_ROMAN;
    if (!t || FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetString(pattern, FC_FAMILY, 0, &family) != FcResultMatch) {
        FcPatternDestroy(pattern);
        return NULL;
    }
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
    hb_blob_t *blob = hb_blob_create_from_file((const char *)file);
    *t = (Typeface){.pattern = pattern,
                    .family = (const char *)family,
                    .bold = weight >= FC_WEIGHT_DEMIBOLD,
                    .italic = slant != FC_SLANT_ROMAN,
                    .instance = (index >> 16) - 1,
                    .cairo = cairo_ft_font_face_create_for_pattern(pattern),
                    .hb = hb_face_create(blob, (unsigned)index & 0xffff),
                    .next = fonts->typefaces};
    hb_blob_destroy(blob);
    return fonts->typefaces = t;
}

/* One that another size has, or a file matched anew: what was asked in two ways may lead to one file. */
static Typeface *get_typeface(Fonts *fonts, const char *family, bool bold, bool italic)
{
    for (const Face *f = fonts->faces; f; f = f->next)
        if (f->bold == bold && f->italic == italic && !strcmp(f->family, family))
            return f->font.typeface;
    FcPattern *pattern = match(fonts, family, bold, italic);
    for (Typeface *t = fonts->typefaces; pattern && t; t = t->next)
        if (is_same_file(t->pattern, pattern)) {
            FcPatternDestroy(pattern);
            return t;
        }
    return pattern ? open_typeface(fonts, pattern) : NULL;
}

/* The face of a variable font is the instance that was matched. */
static void set_variations(hb_font_t *hb, const Typeface *t)
{
    FcChar8 *text;
    hb_variation_t axes[16];
    unsigned count = 0;
    if (t->instance >= 0)
        hb_font_set_var_named_instance(hb, (unsigned)t->instance);
    if (FcPatternGetString(t->pattern, FC_FONT_VARIATIONS, 0, &text) != FcResultMatch)
        return;
    for (const char *at = (const char *)text; *at && count < 16; at += *at == ',') {
        size_t len = strcspn(at, ",");
        count += hb_variation_from_string(at, (int)len, &axes[count]) ? 1 : 0;
        at += len;
    }
    hb_font_set_variations(hb, axes, count);
}

static Face *open_face(Fonts *fonts, const char *family, Unit size, bool bold, bool italic)
{
    Face *face = arena_make(fonts->arena, Face);
    Typeface *typeface = face ? get_typeface(fonts, family, bold, italic) : NULL;
    if (!typeface)
        return NULL;
    face->hb = hb_font_create(typeface->hb);
    hb_font_set_scale(face->hb, size, size);
    set_variations(face->hb, typeface);
    face->fonts = fonts;
    face->family = family;
    face->font.typeface = typeface;
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
    FcPattern *pattern = other ? NULL : find_file(fonts, has_character, &character);
    FcChar8 *family;
    if (pattern && FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch)
        other = sibling_with(fonts, diags, face, (const char *)family, character);
    if (other)
        return other;
    warn_character(fonts, diags, character);
    return face;
}
