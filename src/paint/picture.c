/* picture.c: from a picture file to what a painter can draw.
 *
 * JPEG stays JPEG: where it is upright, in grey or RGB and not much finer than the paper needs, its own data goes into the file; else it is decoded at reduced size,
 * turned upright and encoded again. A photo that came as an opaque PNG becomes a JPEG too; everything else is kept without loss.
 * cairo embeds a surface once by its unique id, however many pages draw it. */
#include "paint/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "paint/probe.h"

typedef struct Entry {
    const Image *image; /* the first of its path */
    Unit width, height; /* the largest place */
    size_t uses;        /* still to come */
    bool failed;
    Picture picture;
} Entry;

struct Pictures {
    Job *job;
    Entry *items;
    size_t count, cap;
};

static const size_t FILE_MAX = (size_t)64 << 20;
static const double FINER_ALLOWED = 1.25; /* more pixels than needed by this factor are left alone */

const unsigned char *picture_read(Arena *arena, Diags *diags, Place at, const char *path, size_t *len)
{
    struct stat st;
    FILE *file = stat(path, &st) == 0 && S_ISREG(st.st_mode) ? fopen(path, "rb") : NULL;
    if (!file) {
        diag_error(diags, at, "G010", _("picture \"%s\" can't be opened; name a file that exists"), path);
        return NULL;
    }
    unsigned char *bytes = NULL;
    if (st.st_size == 0 || (size_t)st.st_size > FILE_MAX) {
        diag_error(diags, at, "G014", _("picture \"%s\" is empty or larger than 64 MiB; scale it down"), path);
    } else if (!(bytes = arena_alloc(arena, (size_t)st.st_size))) {
        diag_memory(diags);
    } else if ((*len = fread(bytes, 1, (size_t)st.st_size, file)) != (size_t)st.st_size) {
        diag_error(diags, at, "G010", _("picture \"%s\" can't be read to its end"), path);
        bytes = NULL;
    }
    fclose(file);
    return bytes;
}

/* ---- the list ---- */

static Entry *find(Pictures *pictures, const Image *image)
{
    for (size_t i = 0; i < pictures->count; i++)
        if (pictures->items[i].image == image || !strcmp(pictures->items[i].image->path, image->path))
            return &pictures->items[i];
    return NULL;
}

static bool note_use(Pictures *pictures, const Item *item)
{
    Entry *entry = find(pictures, item->u.image.image);
    if (!entry) {
        if (!arena_grow(pictures->job->arena, &pictures->items, pictures->count, &pictures->cap))
            return false;
        entry = &pictures->items[pictures->count++];
        *entry = (Entry){.image = item->u.image.image};
    }
    entry->uses++;
    if (item->rect.w > entry->width)
        entry->width = item->rect.w;
    if (item->rect.h > entry->height)
        entry->height = item->rect.h;
    return true;
}

static void drop_surface(Entry *entry)
{
    if (entry->picture.surface)
        cairo_surface_destroy(entry->picture.surface);
    entry->picture.surface = NULL;
}

static void drop_all(void *object)
{
    Pictures *pictures = object;
    for (size_t i = 0; i < pictures->count; i++)
        drop_surface(&pictures->items[i]);
}

Pictures *pictures_new(Job *job)
{
    Pictures *pictures = arena_make(job->arena, Pictures);
    if (!pictures || !arena_defer(job->arena, drop_all, pictures)) {
        diag_memory(job->diags);
        return NULL;
    }
    pictures->job = job;
    for (size_t p = job->options.first; p <= job->options.last; p++) {
        const Page *page = job->pages->items[p];
        for (size_t i = 0; i < page->count; i++)
            if (page->items[i].kind == ITEM_IMAGE && !note_use(pictures, &page->items[i])) {
                diag_memory(job->diags);
                return NULL;
            }
    }
    return pictures;
}

void pictures_page_done(Pictures *pictures)
{
    for (size_t i = 0; i < pictures->count; i++)
        if (pictures->items[i].uses == 0)
            drop_surface(&pictures->items[i]);
}

/* ---- decoding ---- */

/* What decoding makes: at most `width` x `height` pixels, as stored in the file. */
typedef struct Decode {
    int width, height;
} Decode;

static void size_prepared(GdkPixbufLoader *loader, int width, int height, gpointer data)
{
    const Decode *want = data;
    if (want->width < width && want->height < height)
        gdk_pixbuf_loader_set_size(loader, want->width, want->height);
}

/* The upright pixels; NULL when the file is damaged. */
static GdkPixbuf *decode(const unsigned char *bytes, size_t len, const Probe *probe, Decode want)
{
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_type(probe->kind == PICTURE_PNG ? "png" : "jpeg", NULL);
    if (!loader)
        return NULL;
    g_signal_connect(loader, "size-prepared", G_CALLBACK(size_prepared), &want);
    bool whole = gdk_pixbuf_loader_write(loader, bytes, len, NULL);
    whole = gdk_pixbuf_loader_close(loader, NULL) && whole;
    GdkPixbuf *pixels = whole ? gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
    GdkPixbuf *upright = pixels ? gdk_pixbuf_apply_embedded_orientation(pixels) : NULL;
    g_object_unref(loader);
    return upright;
}

/* One row, from bytes to cairo's words with premultiplied alpha. */
static void copy_row(uint32_t *to, const guchar *from, int width, int channels)
{
    for (int x = 0; x < width; x++, from += channels) {
        uint32_t a = channels == 4 ? from[3] : 255;
        uint32_t r = (from[0] * a + 127) / 255, g = (from[1] * a + 127) / 255, b = (from[2] * a + 127) / 255;
        to[x] = a << 24 | r << 16 | g << 8 | b;
    }
}

static cairo_surface_t *surface_of(const GdkPixbuf *pixels)
{
    int width = gdk_pixbuf_get_width(pixels), height = gdk_pixbuf_get_height(pixels), channels = gdk_pixbuf_get_n_channels(pixels);
    cairo_surface_t *surface = cairo_image_surface_create(channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        return surface;
    unsigned char *data = cairo_image_surface_get_data(surface);
    const guchar *from = gdk_pixbuf_read_pixels(pixels);
    int stride = cairo_image_surface_get_stride(surface), row = gdk_pixbuf_get_rowstride(pixels);
    for (int y = 0; y < height; y++)
        copy_row((uint32_t *)(void *)(data + (size_t)y * (size_t)stride), from + (size_t)y * (size_t)row, width, channels);
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* Whether the pixels are a photo's: opaque, large, and hardly two neighbours alike. Drawings and screenshots have even areas. */
static bool is_photo(const GdkPixbuf *pixels)
{
    int width = gdk_pixbuf_get_width(pixels), height = gdk_pixbuf_get_height(pixels);
    if (gdk_pixbuf_get_n_channels(pixels) != 3 || (long)width * height < 40000)
        return false;
    const guchar *data = gdk_pixbuf_read_pixels(pixels);
    int row = gdk_pixbuf_get_rowstride(pixels);
    long alike = 0, seen = 0;
    for (int y = 0; y < height; y += 4)
        for (int x = 0; x + 1 < width; x += 4, seen++)
            alike += !memcmp(data + (size_t)y * (size_t)row + 3 * x, data + (size_t)y * (size_t)row + 3 * (x + 1), 3);
    return alike * 4 < seen;
}

/* ---- from pixels and bytes to a Picture ---- */

static void free_bytes(void *bytes)
{
    g_free(bytes);
}

/* Encodes into the job's arena's care; false when it can't. */
static bool encode(Pictures *pictures, Picture *picture, GdkPixbuf *pixels, bool jpeg)
{
    gchar *bytes = NULL;
    gsize len = 0;
    if (!gdk_pixbuf_save_to_buffer(pixels, &bytes, &len, jpeg ? "jpeg" : "png", NULL, jpeg ? "quality" : "compression", jpeg ? "86" : "9", NULL))
        return false;
    if (!arena_defer(pictures->job->arena, free_bytes, bytes))
        return false;
    picture->data = (const unsigned char *)bytes;
    picture->len = len;
    picture->mime = jpeg ? CAIRO_MIME_TYPE_JPEG : CAIRO_MIME_TYPE_PNG;
    return true;
}

/* A surface that stands for JPEG data in a PDF. Its pixels are never looked at, so they are never made. */
static bool wrap_jpeg(Picture *picture, int width, int height)
{
    picture->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_surface_mark_dirty(picture->surface); /* or cairo takes it for empty and draws nothing */
    return cairo_surface_set_mime_data(picture->surface, CAIRO_MIME_TYPE_JPEG, picture->data, picture->len, NULL, NULL) == CAIRO_STATUS_SUCCESS;
}

/* Whether the JPEG's own data can stand in the output. */
static bool is_fit(const Probe *probe)
{
    return probe->kind == PICTURE_JPEG && probe->orientation == 1 && probe->precision == 8 && (probe->components == 1 || probe->components == 3);
}

/* The pixels that the largest place needs, in the file's own orientation; more than there are when the file is coarser. */
static Decode needed(const Pictures *pictures, const Entry *entry, const Probe *probe)
{
    double dpi = pictures->job->options.dpi ? pictures->job->options.dpi : pictures->job->options.format == PAINT_PNG ? 150 : 200;
    double x = ceil(pt(entry->width) * dpi / 72), y = ceil(pt(entry->height) * dpi / 72);
    double scale = fmax(x / entry->image->pixel_width, y / entry->image->pixel_height);
    return (Decode){(int)fmax(1, fmin(probe->width * scale, 1e6)), (int)fmax(1, fmin(probe->height * scale, 1e6))};
}

/* The file's data as it is, where it may be and where it is no larger than `other` (0: nothing to compare with). */
static bool keep_jpeg(Pictures *pictures, Picture *picture, const unsigned char *bytes, size_t len, size_t other)
{
    /* Photographs are large: only what is kept may stay in the job's memory. */
    Arena *scratch = arena_new();
    unsigned char *own = scratch ? arena_alloc(scratch, len) : NULL;
    size_t n = own ? probe_strip_jpeg(bytes, len, own) : 0;
    unsigned char *kept = n && (!other || n <= other) ? arena_alloc(pictures->job->arena, n) : NULL;
    if (kept) {
        memcpy(kept, own, n);
        picture->data = kept;
        picture->len = n;
        picture->mime = CAIRO_MIME_TYPE_JPEG;
    }
    arena_drop(scratch);
    return kept;
}

static bool load_pixels(Pictures *pictures, Entry *entry, const unsigned char *bytes, size_t len, const Probe *probe, Decode want)
{
    Picture *picture = &entry->picture;
    PaintFormat format = pictures->job->options.format;
    GdkPixbuf *pixels = decode(bytes, len, probe, want);
    if (!pixels)
        return false;
    int width = gdk_pixbuf_get_width(pixels), height = gdk_pixbuf_get_height(pixels);
    bool jpeg = probe->kind == PICTURE_JPEG || is_photo(pixels), ok = true;
    if (format == PAINT_SVG || (format == PAINT_PDF && jpeg))
        ok = encode(pictures, picture, pixels, jpeg);
    if (ok && picture->data && is_fit(probe) && keep_jpeg(pictures, picture, bytes, len, picture->len)) {
        width = probe->width;
        height = probe->height;
    }
    if (ok && format == PAINT_PDF && jpeg)
        ok = wrap_jpeg(picture, width, height);
    else if (ok && format != PAINT_SVG)
        picture->surface = surface_of(pixels);
    g_object_unref(pixels);
    picture->width = width;
    picture->height = height;
    return ok;
}

static bool load_raster(Pictures *pictures, Entry *entry, const unsigned char *bytes, size_t len, const Probe *probe)
{
    Picture *picture = &entry->picture;
    PaintFormat format = pictures->job->options.format;
    Decode want = needed(pictures, entry, probe);
    bool fine = probe->width <= want.width * FINER_ALLOWED;
    if (fine && format != PAINT_PNG && is_fit(probe) && keep_jpeg(pictures, picture, bytes, len, 0)) {
        picture->width = probe->width;
        picture->height = probe->height;
        return format == PAINT_SVG || wrap_jpeg(picture, probe->width, probe->height);
    }
    if (fine)
        want = (Decode){probe->width, probe->height};
    return load_pixels(pictures, entry, bytes, len, probe, want);
}

/* A vector picture is recorded once and replayed at each place. It has no address, so nothing outside the file is read. */
static bool load_vector(Pictures *pictures, Entry *entry, const unsigned char *bytes, size_t len)
{
    Picture *picture = &entry->picture;
    picture->width = pt(entry->image->width);
    picture->height = pt(entry->image->height);
    if (pictures->job->options.format == PAINT_SVG) {
        picture->data = (const unsigned char *)arena_strndup(pictures->job->arena, (const char *)bytes, len);
        picture->len = len;
        picture->mime = "image/svg+xml";
        return picture->data;
    }
    RsvgHandle *handle = rsvg_handle_new_from_data(bytes, len, NULL);
    if (!handle)
        return false;
    const cairo_rectangle_t extents = {0, 0, picture->width, picture->height};
    const RsvgRectangle viewport = {0, 0, picture->width, picture->height};
    picture->surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
    cairo_t *cr = cairo_create(picture->surface);
    bool ok = rsvg_handle_render_document(handle, cr, &viewport, NULL);
    ok = ok && cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    g_object_unref(handle);
    return ok;
}

static void set_unique_id(Pictures *pictures, Entry *entry)
{
    char *id = arena_printf(pictures->job->arena, "lkip-%zu", (size_t)(entry - pictures->items));
    if (id && entry->picture.surface)
        cairo_surface_set_mime_data(entry->picture.surface, CAIRO_MIME_TYPE_UNIQUE_ID, (unsigned char *)id, strlen(id), NULL, NULL);
}

static bool load_bytes(Pictures *pictures, Entry *entry, const unsigned char *bytes, size_t len)
{
    Probe probe;
    if (!probe_picture(bytes, len, &probe) || (probe.kind == PICTURE_SVG) != entry->image->vector)
        return false;
    if (probe.kind == PICTURE_PNG && !probe_png_is_whole(bytes, len))
        return false;
    bool ok = probe.kind == PICTURE_SVG ? load_vector(pictures, entry, bytes, len) : load_raster(pictures, entry, bytes, len, &probe);
    return ok && (!entry->picture.surface || cairo_surface_status(entry->picture.surface) == CAIRO_STATUS_SUCCESS);
}

static bool load(Pictures *pictures, Entry *entry)
{
    Diags *diags = pictures->job->diags;
    Place at = {entry->image->path, 0};
    Arena *scratch = arena_new();
    if (!scratch)
        return diag_memory(diags);
    size_t len;
    const unsigned char *bytes = picture_read(scratch, diags, at, entry->image->path, &len);
    bool ok = bytes;
    if (ok && !load_bytes(pictures, entry, bytes, len))
        ok = diag_error(diags, at, "G015", _("the picture is damaged and can't be drawn; save it anew"));
    arena_drop(scratch);
    if (ok)
        set_unique_id(pictures, entry);
    return ok;
}

const Picture *pictures_get(Pictures *pictures, const Image *image)
{
    Entry *entry = find(pictures, image);
    if (!entry || entry->failed)
        return NULL;
    if (!entry->picture.surface && !entry->picture.data && !load(pictures, entry)) {
        drop_surface(entry);
        entry->failed = true;
        return NULL;
    }
    if (entry->uses)
        entry->uses--;
    return entry->picture.surface || entry->picture.data ? &entry->picture : NULL;
}
