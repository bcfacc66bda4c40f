/* hinting.c: fonts without their programs for the pixels of old screens.
 *
 * cairo embeds a TrueType font with all of them: two thirds of the bytes. Text is laid out without hinting here, print has no use for it, and viewers that draw smoothed outlines
 * mostly ignore it. HarfBuzz drops it; glyphs, their numbers, widths and outlines, and the table from characters to glyphs stay as they are. */
#include <hb-subset.h>
#include <string.h>

#include "paint/finish.h"

static hb_face_t *subset(hb_face_t *face)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_add_range(hb_subset_input_glyph_set(input), 0, hb_face_get_glyph_count(face) - 1);
    hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_NO_SUBSET_TABLE_TAG), HB_TAG('c', 'm', 'a', 'p'));
    hb_face_t *result = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    return result;
}

Slice font_without_hinting(Arena *arena, Slice font)
{
    if (font.len > UINT32_MAX)
        return font;
    hb_blob_t *blob = hb_blob_create(font.at, (unsigned)font.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0), *plain = hb_face_get_glyph_count(face) ? subset(face) : NULL;
    hb_blob_t *result = plain ? hb_face_reference_blob(plain) : NULL;
    unsigned len = result ? hb_blob_get_length(result) : 0;
    char *bytes = len && len < font.len ? arena_alloc(arena, len) : NULL;
    if (bytes)
        memcpy(bytes, hb_blob_get_data(result, NULL), len);
    hb_blob_destroy(result);
    hb_face_destroy(plain);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return bytes ? (Slice){bytes, len} : font;
}
