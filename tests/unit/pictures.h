/* pictures.h: picture files made on the spot, so that no binary stands in the tree. */
#ifndef TESTS_PICTURES_H
#define TESTS_PICTURES_H

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdio.h>
#include <string.h>

/* Left half red, right half blue, a green stripe at the top; in colour noise when `noise`. */
static inline GdkPixbuf *picture_pixels(int width, int height, gboolean alpha, gboolean noise)
{
    GdkPixbuf *p = gdk_pixbuf_new(GDK_COLORSPACE_RGB, alpha, 8, width, height);
    guchar *data = gdk_pixbuf_get_pixels(p);
    int row = gdk_pixbuf_get_rowstride(p), n = gdk_pixbuf_get_n_channels(p);
    unsigned seed = 1;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            guchar *at = data + y * row + x * n;
            seed = seed * 1103515245u + 12345u;
            at[0] = noise ? (guchar)(seed >> 16) : x < width / 2 ? 230 : 20;
            at[1] = noise ? (guchar)(seed >> 20) : y < height / 8 ? 200 : 20;
            at[2] = noise ? (guchar)(seed >> 24) : x < width / 2 ? 20 : 230;
            if (alpha)
                at[3] = (guchar)(255 * x / width);
        }
    return p;
}

static inline void picture_write(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    fwrite(bytes, 1, len, file);
    fclose(file);
}

static inline void picture_png(const char *path, int width, int height, gboolean alpha, gboolean noise)
{
    GdkPixbuf *p = picture_pixels(width, height, alpha, noise);
    gdk_pixbuf_save(p, path, "png", NULL, NULL);
    g_object_unref(p);
}

/* Pixels as a JPEG, with an EXIF segment that gives the orientation when it is not 0, and a comment. Takes the pixels. */
static inline void picture_jpeg_of(const char *path, GdkPixbuf *p, int orientation)
{
    static const unsigned char exif[] = {0xff, 0xe1, 0, 34,   'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                                         0,    1,    1, 0x12, 0,   3,   0,   0,   0, 1, 0,   0,   0, 0,  0, 0, 0, 0};
    static const unsigned char comment[] = {0xff, 0xfe, 0, 9, 'r', 'a', 'h', 'a', 's', 'i', 'a'};
    gchar *bytes;
    gsize len;
    gdk_pixbuf_save_to_buffer(p, &bytes, &len, "jpeg", NULL, "quality", "90", NULL);
    g_object_unref(p);
    unsigned char segment[sizeof exif];
    memcpy(segment, exif, sizeof exif);
    segment[29] = (unsigned char)orientation;
    FILE *file = fopen(path, "wb");
    fwrite(bytes, 1, 2, file);
    if (orientation)
        fwrite(segment, 1, sizeof segment, file);
    fwrite(comment, 1, sizeof comment, file);
    fwrite(bytes + 2, 1, len - 2, file);
    fclose(file);
    g_free(bytes);
}

static inline void picture_jpeg(const char *path, int width, int height, int orientation)
{
    picture_jpeg_of(path, picture_pixels(width, height, FALSE, FALSE), orientation);
}

static inline void picture_svg(const char *path)
{
    static const char text[] =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"60\"><defs><linearGradient id=\"g\"><stop stop-color=\"#fc0\"/>"
        "<stop offset=\"1\" stop-color=\"#06c\"/></linearGradient></defs><rect width=\"120\" height=\"60\" fill=\"url(#g)\"/>"
        "<circle cx=\"60\" cy=\"30\" r=\"25\" fill=\"#fff\" opacity=\"0.5\"/><path d=\"M10 50 L60 5 L110 50 Z\" fill=\"none\" "
        "stroke=\"#000\"/></svg>";
    picture_write(path, text, sizeof text - 1);
}

#endif
