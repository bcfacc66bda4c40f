/* icc.c: sRGB as an ICC profile, from the figures of the standards.
 *
 * Colorants are those of ITU-R BT.709 adapted from D65 to the profile space's D50 by the Bradford method, as is the matrix in `chad`; the curve is that of IEC 61966-2-1 in parametric
 * form. Written here because no package that we need brings such a file. */
#include "paint/icc.h"

#include <string.h>

enum { HEADER = 128, TAG_ENTRY = 12 };

static void put32(Buffer *out, uint32_t n)
{
    char bytes[] = {(char)(n >> 24), (char)(n >> 16), (char)(n >> 8), (char)n};
    buffer_put_bytes(out, bytes, 4);
}

/* s15Fixed16Number */
static void put_fixed(Buffer *out, double number)
{
    put32(out, (uint32_t)(int32_t)(number * 65536 + (number < 0 ? -0.5 : 0.5)));
}

static void put_zeros(Buffer *out, size_t count)
{
    while (count--)
        buffer_put_char(out, '\0');
}

/* multiLocalizedUnicodeType with one ASCII text. */
static void put_mluc(Buffer *out, const char *text)
{
    size_t len = strlen(text);
    buffer_put_bytes(out, "mluc\0\0\0\0\0\0\0\1\0\0\0\14enUS", 20);
    put32(out, (uint32_t)len * 2);
    put32(out, 28);
    for (size_t i = 0; i < len; i++) {
        buffer_put_char(out, '\0');
        buffer_put_char(out, text[i]);
    }
    put_zeros(out, len % 2 * 2);
}

static void put_array(Buffer *out, const char *type, const double *numbers, size_t count)
{
    buffer_put_bytes(out, type, 4);
    put32(out, 0);
    for (size_t i = 0; i < count; i++)
        put_fixed(out, numbers[i]);
}

/* parametricCurveType 3: (a x + b)^g from d on, c x below. */
static void put_curve(Buffer *out)
{
    static const double numbers[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    buffer_put_bytes(out, "para\0\0\0\0\0\3\0\0", 12);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        put_fixed(out, numbers[i]);
}

static void put_tag(Buffer *out, const char *name)
{
    static const double white[] = {0.9642, 1, 0.8249}, red[] = {0.43607, 0.22249, 0.01392}, green[] = {0.38515, 0.71687, 0.09708},
                        blue[] = {0.14307, 0.06061, 0.7141};
    static const double adaptation[] = {1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168};
    if (!strcmp(name, "desc"))
        put_mluc(out, "sRGB IEC61966-2.1");
    else if (!strcmp(name, "cprt"))
        put_mluc(out, "No copyright, use freely");
    else if (!strcmp(name, "chad"))
        put_array(out, "sf32", adaptation, 9);
    else if (!strcmp(name, "rTRC"))
        put_curve(out);
    else
        put_array(out, "XYZ ", *name == 'w' ? white : *name == 'r' ? red : *name == 'g' ? green : blue, 3);
}

static void put_header(Buffer *out, size_t size)
{
    put32(out, (uint32_t)size);
    put_zeros(out, 4);
    put32(out, 0x04200000); /* version 4.2 */
    buffer_put(out, "mntrRGB XYZ ");
    buffer_put_bytes(out, "\x07\xd8\0\1\0\1\0\0\0\0\0\0", 12); /* 1 January 2008: a fixed date, for equal bytes */
    buffer_put(out, "acsp");
    put_zeros(out, 28);
    put_fixed(out, 0.9642);
    put_fixed(out, 1);
    put_fixed(out, 0.8249);
    put_zeros(out, HEADER - 80);
}

/* The three curves are one and share their data. */
Buffer icc_srgb(Arena *arena)
{
    static const char *const names[] = {"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    enum { COUNT = sizeof names / sizeof *names, OWN = COUNT - 2 };
    Buffer table = buffer_in(arena), data = buffer_in(arena), out = buffer_in(arena);
    size_t begin = HEADER + 4 + COUNT * TAG_ENTRY, at = 0, size = 0;
    put32(&table, COUNT);
    for (int i = 0; i < COUNT; i++) {
        if (i < OWN) {
            at = data.len;
            put_tag(&data, names[i]);
            size = data.len - at;
        }
        buffer_put(&table, names[i]);
        put32(&table, (uint32_t)(begin + at));
        put32(&table, (uint32_t)size);
    }
    put_header(&out, begin + data.len);
    buffer_put_bytes(&out, table.text, table.len);
    buffer_put_bytes(&out, data.text, data.len);
    out.failed |= table.failed || data.failed;
    return out;
}
