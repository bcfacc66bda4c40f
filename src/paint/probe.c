/* probe.c: the headers of PNG and JPEG, and EXIF's orientation and resolution.
 *
 * By hand and not by gdk-pixbuf, because a report names hundreds of photos and layout needs their sizes only. */
#include "paint/probe.h"

#include <string.h>

typedef struct Bytes {
    const unsigned char *at;
    size_t len;
    bool little; /* EXIF in Intel order */
} Bytes;

static unsigned u16(const Bytes *b, size_t i)
{
    if (i + 2 > b->len)
        return 0;
    return b->little ? b->at[i] | (unsigned)b->at[i + 1] << 8 : (unsigned)b->at[i] << 8 | b->at[i + 1];
}

static unsigned long u32(const Bytes *b, size_t i)
{
    if (i + 4 > b->len)
        return 0;
    unsigned long first = u16(b, i), second = u16(b, i + 2);
    return b->little ? first | second << 16 : first << 16 | second;
}

/* ---- PNG ---- */

static bool probe_png(const Bytes *b, Probe *probe)
{
    if (b->len < 33 || memcmp(b->at + 12, "IHDR", 4) != 0)
        return false;
    unsigned long width = u32(b, 16), height = u32(b, 20);
    if (width == 0 || height == 0 || width > 0x7fffffff || height > 0x7fffffff)
        return false;
    probe->width = (int)width;
    probe->height = (int)height;
    for (size_t i = 33; i + 12 <= b->len;) {
        unsigned long size = u32(b, i);
        if (!memcmp(b->at + i + 4, "IDAT", 4))
            break;
        if (!memcmp(b->at + i + 4, "pHYs", 4) && size == 9 && i + 17 <= b->len && b->at[i + 16] == 1) {
            probe->x_dpi = (double)u32(b, i + 8) * 0.0254;
            probe->y_dpi = (double)u32(b, i + 12) * 0.0254;
        }
        if (size > b->len - i - 12)
            break;
        i += size + 12;
    }
    return true;
}

bool probe_png_is_whole(const unsigned char *bytes, size_t len)
{
    Bytes b = {bytes, len, false};
    for (size_t i = 8; i + 12 <= len; i += u32(&b, i) + 12) {
        if (!memcmp(bytes + i + 4, "IEND", 4))
            return true;
        if (u32(&b, i) > len - i - 12)
            break;
    }
    return false;
}

/* ---- JPEG ---- */

static double rational(const Bytes *tiff, size_t at)
{
    unsigned long above = u32(tiff, at), below = u32(tiff, at + 4);
    return below ? (double)above / (double)below : 0;
}

/* The first directory of EXIF data: orientation, and the resolution where JFIF gave none. */
static void probe_exif(Bytes tiff, Probe *probe)
{
    if (tiff.len < 8)
        return;
    tiff.little = tiff.at[0] == 'I';
    size_t dir = u32(&tiff, 4);
    if (u16(&tiff, 2) != 42 || dir > tiff.len)
        return;
    unsigned count = u16(&tiff, dir);
    double x = 0, y = 0, per_inch = 1;
    for (size_t i = 0, e = dir + 2; i < count && e + 12 <= tiff.len; i++, e += 12) {
        unsigned tag = u16(&tiff, e), value = u16(&tiff, e + 8);
        if (tag == 0x0112 && value >= 1 && value <= 8)
            probe->orientation = (int)value;
        else if (tag == 0x011a)
            x = rational(&tiff, u32(&tiff, e + 8));
        else if (tag == 0x011b)
            y = rational(&tiff, u32(&tiff, e + 8));
        else if (tag == 0x0128)
            per_inch = value == 2 ? 1 : value == 3 ? 2.54 : 0;
    }
    if (probe->x_dpi <= 0) {
        probe->x_dpi = x * per_inch;
        probe->y_dpi = y * per_inch;
    }
}

static void probe_jfif(const Bytes *segment, Probe *probe)
{
    if (segment->len < 14 || memcmp(segment->at, "JFIF", 5) != 0)
        return;
    double per_inch = segment->at[7] == 1 ? 1 : segment->at[7] == 2 ? 2.54 : 0;
    if (per_inch > 0) {
        probe->x_dpi = u16(segment, 8) * per_inch;
        probe->y_dpi = u16(segment, 10) * per_inch;
    }
}

static bool is_frame(int marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static bool probe_frame(const Bytes *segment, Probe *probe)
{
    if (segment->len < 6)
        return false;
    probe->precision = segment->at[0];
    probe->height = (int)u16(segment, 1);
    probe->width = (int)u16(segment, 3);
    probe->components = segment->at[5];
    return probe->width > 0 && probe->height > 0;
}

/* The segment at `*i`: its marker and content; `*i` moves behind it. A marker without content has an empty one. False at the end or at damage. */
static bool next_segment(const Bytes *b, size_t *i, int *marker, Bytes *segment)
{
    while (*i + 1 < b->len && b->at[*i] == 0xff && b->at[*i + 1] == 0xff)
        (*i)++;
    if (*i + 2 > b->len || b->at[*i] != 0xff)
        return false;
    *marker = b->at[*i + 1];
    *i += 2;
    *segment = (Bytes){b->at + *i, 0, false};
    if (*marker == 0x01 || (*marker >= 0xd0 && *marker <= 0xd9))
        return true;
    unsigned size = u16(b, *i);
    if (size < 2 || size > b->len - *i)
        return false;
    *segment = (Bytes){b->at + *i + 2, size - 2, false};
    *i += size;
    return true;
}

static bool probe_jpeg(const Bytes *b, Probe *probe)
{
    int marker;
    Bytes segment;
    for (size_t i = 2; next_segment(b, &i, &marker, &segment);) {
        if (is_frame(marker))
            return probe_frame(&segment, probe);
        if (marker == 0xda || marker == 0xd9)
            return false;
        if (marker == 0xe0)
            probe_jfif(&segment, probe);
        if (marker == 0xe1 && segment.len > 6 && !memcmp(segment.at, "Exif\0", 6))
            probe_exif((Bytes){segment.at + 6, segment.len - 6, false}, probe);
    }
    return false;
}

/* The entropy-coded data from `i` on: ends at the first marker that is neither a stuffed byte nor a restart. */
static size_t scan_end(const Bytes *b, size_t i)
{
    for (; i + 1 < b->len; i++)
        if (b->at[i] == 0xff && b->at[i + 1] != 0 && b->at[i + 1] != 0xff && (b->at[i + 1] < 0xd0 || b->at[i + 1] > 0xd7))
            break;
    return i;
}

size_t probe_strip_jpeg(const unsigned char *bytes, size_t len, unsigned char *out)
{
    Bytes b = {bytes, len, false}, segment;
    if (len < 4)
        return 0;
    size_t n = 2;
    memcpy(out, bytes, 2);
    int marker;
    for (size_t i = 2, from = 2; next_segment(&b, &i, &marker, &segment); from = i) {
        bool dropped = (marker > 0xe0 && marker <= 0xef && marker != 0xee) || marker == 0xfe;
        if (marker == 0xda)
            i = scan_end(&b, i);
        if (!dropped) {
            memcpy(out + n, bytes + from, i - from);
            n += i - from;
        }
        if (marker == 0xd9)
            return n;
    }
    return 0;
}

/* ---- all kinds ---- */

static bool looks_like_svg(const unsigned char *bytes, size_t len)
{
    size_t n = len < 4096 ? len : 4096;
    return memmem(bytes, n, "<svg", 4) || memmem(bytes, n, ":svg", 4);
}

bool probe_picture(const unsigned char *bytes, size_t len, Probe *probe)
{
    Bytes b = {bytes, len, false};
    *probe = (Probe){.orientation = 1};
    if (len >= 8 && !memcmp(bytes, "\x89PNG\r\n\x1a\n", 8)) {
        probe->kind = PICTURE_PNG;
        return probe_png(&b, probe);
    }
    if (len >= 3 && !memcmp(bytes, "\xff\xd8\xff", 3)) {
        probe->kind = PICTURE_JPEG;
        return probe_jpeg(&b, probe);
    }
    if (looks_like_svg(bytes, len))
        probe->kind = PICTURE_SVG;
    return probe->kind == PICTURE_SVG;
}
