/* fuzz_text.c: any bytes as a paragraph, in any width. The first bytes choose width, alignment and cuts into spans; run from the root of the tree. */
#include <stddef.h>
#include <stdint.h>

#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__lsan_default_suppressions(void);

/* fontconfig keeps what it has matched once. */
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig.so\n";
}

static bool take_part(void *context, const LinePart *part)
{
    Unit *width = context;
    *width += part->width;
    return true;
}

static void lay(Arena *arena, Diags *diags, Fonts *fonts, const uint8_t *data, size_t size)
{
    const char *letters = (const char *)data + 4;
    int len = (int)size - 4, half = data[3] % (len + 1);
    TextBox box = {10 * UNIT_PT, UNIT_PT, 0, NULL};
    Span spans[2] = {{.text = letters, .len = half, .font = fonts_get(fonts, diags, "Liberation Sans", 10 * UNIT_PT, false, false)},
                     {.text = letters + half, .len = len - half, .font = fonts_get(fonts, diags, "TeX Gyre Bonum", 12 * UNIT_PT, true, false)}};
    spans[1].nobreak = data[2] & 64;
    TextOptions shaping = {.hyphenate = data[2] & 1, .letter_spacing = data[2] & 2 ? 100 : 0, .boxes = &box, .box_count = 1};
    const Text *text;
    if (!text_shape(arena, diags, fonts, spans, 2, &shaping, &text))
        return;
    Lines lines;
    BreakOptions options = {.width = (Unit)(data[0] | data[1] << 8) * 16,
                            .align = (Align)(data[2] >> 2 & 3),
                            .first_fit = data[2] & 16,
                            .balanced = data[2] & 32,
                            .first_indent = (Unit)data[3] * 64 - 4096,
                            .line_height = 1200};
    if (!text_break(arena, diags, text, &options, &lines))
        return;
    for (size_t i = 0; i < lines.count; i++) {
        Unit width = 0;
        if (!line_parts(arena, &lines, i, take_part, &width) || width != lines.items[i].width)
            __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Fonts *fonts;
    if (size < 5)
        return 0;
    Arena *arena = arena_new();
    if (!arena)
        return 0;
    Diags diags = diags_in(arena);
    if (!fonts)
        fonts = fonts_new(&diags, "fonts/fonts.conf", NULL);
    if (fonts)
        lay(arena, &diags, fonts, data, size);
    arena_drop(arena);
    return 0;
}
