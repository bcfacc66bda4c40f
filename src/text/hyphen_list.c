/* hyphen_list.c: the lists, each sorted, searched by halving. */
#include "text/hyphen_list.h"

#include <string.h>

#define LIST(...)                                                                                       \
    {                                                                                                   \
        (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *) \
    }

static const struct {
    const char *const *words;
    size_t count;
} LISTS[LIST_COUNT] = {
    [LIST_VOWEL] = LIST(
        "abadi", "abai", "abdi", "absen", "acara", "acu", "acuh", "acung", "ada", "adab", "adaptasi", "adil", "administrasi", "adopsi", "adu", "aduk",
        "advokasi", "afiliasi", "agama", "agenda", "agih", "agitasi", "aglomerasi", "agregasi", "agung", "aib", "air", "ajak", "ajar", "aju",
        "akademik", "akal", "akar", "akhir", "akibat", "akomodasi", "akrab", "akreditasi", "akses", "aksi", "aktif", "aktivasi", "aktual",
        "aktualisasi", "aku", "akuisisi", "akumulasi", "akuntansi", "akurasi", "alam", "alamat", "alami", "alas", "alat", "alih", "alir", "alokasi",
        "alur", "amal", "aman", "amanah", "amanat", "amandemen", "amat", "ambil", "ambilalih", "ampu", "ampun", "amputasi", "anak", "analisis",
        "ancam", "ancang", "andai", "andal", "aneka", "anestesi", "angan", "anggap", "anggar", "anggota", "anggur", "angin", "angkat", "angkut",
        "angsur", "aniaya", "anjak", "anjing", "anjur", "antar", "antara", "antisipasi", "antre", "anugerah", "anut", "anyam", "apel", "apit",
        "aplikasi", "apresiasi", "apung", "arah", "arak", "argumen", "argumentasi", "arsip", "arti", "artikulasi", "arung", "arus", "arusutama",
        "asah", "asal", "asap", "asas", "asesmen", "asimilasi", "asin", "asing", "asosiasi", "aspal", "asrama", "asuh", "asumsi", "asuransi", "atap",
        "atas", "atasnama", "atur", "audit", "awak", "awal", "awam", "awas", "awet", "ayom", "ayun", "azas", "edar", "edit", "edukasi", "edukatif",
        "efek", "efektif", "efisien", "eja", "ejek", "ekonomi", "ekor", "eksekusi", "eksis", "ekspedisi", "eksplorasi", "ekspor", "ekspos",
        "ekstensi", "ekstraksi", "ekuitas", "elaborasi", "elak", "elektrifikasi", "elektronik", "elemen", "eliminasi", "emban", "embara", "embargo",
        "embus", "emisi", "emosi", "empat", "encer", "endap", "energi", "entas", "entri", "enyah", "eram", "erang", "erat", "erosi", "esai", "esensi",
        "estafet", "estimasi", "etika", "evakuasi", "evaluasi", "ibadah", "ibadat", "idap", "ideal", "identifikasi", "identik", "identitas",
        "ideologi", "ijazah", "ijin", "ikan", "ikat", "ikhtiar", "iklan", "iklim", "ikrar", "iktikad", "ikut", "ikutserta", "ilham", "ilmu",
        "ilustrasi", "imajinasi", "iman", "imbang", "imbas", "imbau", "imigrasi", "imitasi", "implementasi", "implikasi", "impor", "imunisasi",
        "inap", "incar", "indah", "indeks", "indera", "indikasi", "indikator", "induk", "industri", "infeksi", "informasi", "ingat", "ingin",
        "ingkar", "inisiasi", "inisiatif", "injak", "inovasi", "input", "insentif", "inspeksi", "inspirasi", "instal", "instruksi", "intai",
        "integrasi", "integritas", "intensif", "interaksi", "internalisasi", "interpretasi", "intervensi", "inti", "intip", "inventaris",
        "inventarisasi", "investasi", "investigasi", "iring", "iris", "isi", "isolasi", "istilah", "istimewa", "istirahat", "istri", "isu", "isyarat",
        "itikad", "iur", "izin", "obat", "obati", "objek", "obral", "obrol", "observasi", "obyek", "oksidasi", "okupasi", "olah", "olahraga", "oleh",
        "ombang", "omong", "operasi", "operasional", "operasionalisasi", "opini", "oplos", "optimal", "optimalisasi", "optimasi", "orang", "orbit",
        "organisasi", "organisir", "orientasi", "otak", "otomatis", "otonomi", "otorisasi", "otoritas", "uang", "uap", "ubah", "ucap", "udara",
        "ujar", "uji", "ujung", "ukir", "ukur", "ulang", "ulas", "ulet", "ulur", "umat", "umpama", "umpan", "umum", "umur", "undang", "undi", "unduh",
        "undur", "unggah", "unggul", "ungkap", "ungkit", "ungsi", "unifikasi", "unit", "unjuk", "unsur", "untuk", "untung", "upacara", "upah",
        "upaya", "urai", "urbanisasi", "urgensi", "urug", "urun", "urus", "urut", "usaha", "usap", "usia", "usik", "usir", "usul", "usung", "usut",
        "utama", "utang", "utara", "utilisasi", "utuh", "utus"),
    [LIST_K] =
        LIST("abul", "abur", "abut", "acau", "adar", "ader", "aderisasi", "agum", "ait", "aji", "alah", "alibrasi", "alkulasi", "ampanye", "andung",
             "angkang", "antin", "antong", "antor", "apa", "apitalisasi", "arang", "arantina", "aruh", "atalog", "ategori", "atrol", "awin", "aya",
             "ebumi", "ecam", "ecap", "ecat", "ecek", "ecil", "ecoh", "ecuali", "edepan", "ejar", "ejut", "elas", "eliling", "elilingi", "elola",
             "elompok", "eluar", "eluh", "emas", "embali", "embang", "embar", "emis", "emudi", "emuka", "ena", "enal", "endala", "endali", "endara",
             "endur", "ental", "epak", "epala", "epung", "erah", "eras", "ering", "erja", "erti", "eruk", "esah", "esampingkan", "esan", "etahu",
             "etat", "etik", "etuai", "etuk", "ibar", "ibul", "ikir", "ikis", "irim", "isah", "isar", "itar", "lasifikasi", "obar", "odifikasi",
             "olaborasi", "oleksi", "omando", "ombinasi", "omentar", "omentari", "omersialisasi", "omisi", "ompensasi", "ompilasi", "omposisi",
             "ompres", "ompromi", "omunikasi", "ondisi", "ondisikan", "onfigurasi", "onfirmasi", "onsentrasi", "onsep", "onseptualisasi", "onservasi",
             "onsolidasi", "onsultasi", "onsumsi", "ontekstualisasi", "ontrak", "ontribusi", "ontrol", "onversi", "oordinasi", "oordinir", "orban",
             "oreksi", "orupsi", "osong", "otor", "uasa", "uat", "ubur", "ucil", "ucur", "uduskan", "ukuh", "ukus", "ulit", "umandang", "umpul",
             "unci", "unjung", "unyah", "upas", "urang", "uras", "urung", "urus", "usut", "utip", "utuk"),
    [LIST_R] =
        LIST("rabuk", "rada", "raga", "ragam", "ragu", "rahasia", "raih", "raja", "rajin", "raju", "rajut", "rakit", "rakus", "ramah", "ramai",
             "ramal", "rambah", "rambat", "rambut", "rampas", "rampil", "rampok", "rampung", "rancang", "randa", "rang", "rangai", "rangkai",
             "rangkap", "rangkat", "rangsang", "rani", "ransum", "rantau", "rap", "rapa", "rapi", "ras", "rasa", "rasio", "rasuk", "rat", "rata",
             "ratap", "ratus", "rawat", "raya", "reaksi", "realisasi", "rebut", "redam", "redar", "reduksi", "refleksi", "reformasi", "registrasi",
             "regu", "regulasi", "rehab", "rehabilitasi", "reka", "rekam", "rekap", "rekapitulasi", "rekat", "rekayasa", "rekening", "rekomendasi",
             "rekonstruksi", "rekreasi", "rekrut", "relasi", "relokasi", "remaja", "rempu", "renang", "rencana", "rendah", "rendam", "renung",
             "replikasi", "reputasi", "resap", "resep", "resiko", "resmi", "resolusi", "respons", "restorasi", "retak", "retas", "retribusi",
             "revisi", "revitalisasi", "rezeki", "ribu", "rigu", "riksa", "rilaku", "rilis", "rima", "rimba", "rinci", "rindu", "ringan", "ringas",
             "ringkat", "rintah", "rintis", "riode", "riodik", "risau", "risiko", "ristiwa", "rita", "ritual", "roda", "rohani", "rokok", "rombak",
             "rona", "rontok", "ror", "roris", "rorisme", "rosot", "rotasi", "ruang", "rubah", "rugi", "rujuk", "rumah", "rumbu", "rumpun", "rumus",
             "runa", "runding", "rundung", "runtun", "rupa", "rus", "rusak", "rusuh", "rutin"),
    [LIST_AN] =
        LIST("aman", "badan", "bahan", "bangkalan", "beban", "budiman", "bulan", "caturwulan", "dandan", "delapan", "depan", "dewan", "emban",
             "grobogan", "halaman", "heran", "hewan", "hujan", "hutan", "ikan", "iklan", "iman", "imigran", "jajan", "jalan", "jaman", "kalimantan",
             "kawan", "kesan", "komandan", "korban", "kuantan", "lamongan", "langgan", "lapan", "lawan", "macan", "magetan", "makan", "mesan",
             "nahan", "nekan", "nelayan", "nunukan", "nyaman", "nyimpan", "pacitan", "padan", "pangan", "pangeran", "pasaman", "pasukan", "pedoman",
             "pekalongan", "pekan", "pelan", "peran", "perawan", "pesan", "ramadan", "ramadhan", "rawan", "rekan", "relevan", "rentan", "ringan",
             "saran", "sarapan", "selatan", "sembilan", "seniman", "sepadan", "simpan", "sopan", "sulaiman", "sultan", "swalayan", "tahan", "tangan",
             "tarakan", "tekan", "teladan", "teman", "transparan", "triwulan", "tuhan", "veteran", "zaman"),
    [LIST_K_END] =
        LIST("acak", "ajak", "anak", "arak", "bajak", "balik", "bangkik", "banyak", "belok", "bengkok", "bentak", "bentrok", "bentuk", "bidik",
             "bijak", "bisik", "bujuk", "bungkuk", "busuk", "cekik", "cetak", "cocok", "colek", "corak", "desak", "didik", "dobrak", "duduk", "ejek",
             "elok", "gebrak", "gebuk", "geletak", "gelitik", "gemuk", "gerak", "gertak", "gesek", "gosok", "gubuk", "gunduk", "hak", "hardik",
             "hendak", "hentak", "injak", "jebak", "jejak", "katak", "kehendak", "kelok", "kelompok", "keruk", "ketik", "ketuk", "kocok", "kontak",
             "korek", "kotak", "kritik", "kutuk", "lacak", "lapuk", "layak", "ledak", "lekuk", "letak", "lirik", "lonjak", "lunak", "masak", "masuk",
             "milik", "naik", "olak", "ombak", "pajak", "pasok", "patok", "pekik", "pelosok", "peluk", "percik", "petak", "petik", "pihak", "pijak",
             "pokok", "polemik", "praktik", "puncak", "pupuk", "remuk", "retak", "robek", "rokok", "rombak", "rontok", "rujuk", "rusak", "sajak",
             "selidik", "semak", "sentak", "sepak", "serak", "sesak", "sibuk", "sidik", "sobek", "sodok", "sogok", "sorak", "susuk", "tabrak",
             "tampak", "tanjak", "tapak", "tarik", "tebak", "tegak", "tekuk", "telak", "tembak", "tengok", "tepuk", "teriak", "ternak", "timpuk",
             "tindak", "titik", "tolak", "tubruk", "tumbuk", "tumpuk", "tunggak", "tunjuk", "tusuk", "undak", "untuk", "uruk", "usik", "watak"),
    [LIST_I] = LIST("abdi", "arti", "bagi", "bakti", "basmi", "beli", "benci", "beri", "bukti", "bunyi", "caci", "cari", "curi", "dinasti", "diri",
                    "gali", "ganti", "gengsi", "hati", "henti", "isi", "jadi", "janji", "kaji", "kali", "kalori", "kembali", "kemudi", "kendali",
                    "kunci", "laki", "lari", "lestari", "madani", "mandi", "mandiri", "melati", "mengerti", "mentari", "meranti", "merpati", "meski",
                    "meteorologi", "metodologi", "mulai", "nanti", "nari", "negeri", "ngaji", "ngunci", "nyaji", "nyanyi", "peduli", "pergi", "puji",
                    "puri", "ranti", "resmi", "rugi", "saji", "sendiri", "sunyi", "tari", "teliti", "terjadi", "tinggi", "uji"),
    [LIST_SI] = LIST("alas", "atas", "awas", "basis", "batas", "bekas", "hias", "kelas", "kritis", "kuras", "lintas", "lunas", "nafas", "napas",
                     "pangkas", "ringkas", "tugas", "ulas"),
    [LIST_CLUSTER] = LIST("blok", "drop", "fleks", "global", "gratis", "klai", "klar", "klas", "kreatif", "kred", "kris", "krit", "plot", "pra",
                          "prak", "prib", "prio", "pro", "skala", "spesif", "sponsor", "stab", "staf", "stand", "stim", "struk", "swad", "swak",
                          "swas", "tradisi", "tram", "trans", "wirau"),
    [LIST_ELEMENT] = LIST("graf", "grafi", "grafik", "grafika", "grafis", "gram", "klinik", "krasi", "krat", "kratik", "kratis", "skop", "skopi",
                          "skopis", "struktur", "struktural"),
    [LIST_FOREIGN] =
        LIST("accidental", "against", "alternative", "another", "august", "award", "base", "baseline", "before", "belongs", "benchmark", "between",
             "budget", "budgeting", "captions", "care", "cascade", "cascading", "case", "cases", "center", "centre", "change", "chapter", "checker",
             "choice", "city", "closing", "cloud", "coaching", "code", "codes", "column", "columns", "comment", "compares", "comparison", "computed",
             "cost", "costs", "create", "database", "deadline", "decides", "decimal", "design", "digitalization", "digits", "document", "drive",
             "drivers", "duties", "email", "evaluation", "faciliasi", "facilitas", "facilitasi", "facilities", "false", "feedback", "figure",
             "figures", "file", "files", "framework", "funding", "game", "gives", "google", "grand", "hardware", "headings", "heads", "home", "house",
             "image", "include", "includes", "indicator", "indicators", "initial", "input", "integrated", "invented", "issue", "issues", "leader",
             "leadership", "leave", "like", "line", "live", "made", "mainstreaming", "make", "manage", "management", "manager", "means", "measures",
             "meeting", "mentoring", "merges", "mobile", "more", "names", "national", "never", "note", "notes", "numerator", "offline", "one",
             "online", "outcome", "outcomes", "output", "outputs", "page", "pages", "people", "performance", "piece", "place", "plain", "planning",
             "power", "private", "process", "processes", "programme", "programmes", "provider", "rate", "reason", "responsibilities", "review",
             "reward", "same", "sample", "scope", "score", "sentences", "service", "services", "several", "share", "side", "size", "smart", "social",
             "software", "stakeholder", "stakeholders", "state", "states", "store", "sure", "tables", "take", "team", "template", "templates",
             "their", "themselves", "time", "timeline", "title", "titles", "trade", "training", "update", "user", "users", "value", "values",
             "version", "website", "whose", "woman", "women", "workshop"),
};

/* Stems that the rules divide wrongly or not at all. */
static const char *const EXCEPTIONS[] = {
    "a-rus-u-ta-ma",
    "ag-ro-in-dus-tri",
    "am-bil-a-lih",
    "be-ran-tas",
    "be-rang-kat",
    "be-ri-kan",
    "be-ri-ta-hu",
    "be-ron-tak",
    "di-men-si",
    "di-sa-bi-li-tas",
    "di-vi-si",
    "dis-in-fek-si",
    "dis-in-sen-tif",
    "dis-in-teg-ra-si",
    "ge-o-spa-si-al",
    "in-ter-ak-si",
    "ke-ta-ta-u-sa-ha",
    "ke-ti-dak-sta-bil",
    "mak-ro-pru-den-si-al",
    "me-nga-wal",
    "men-te-ri",
    "om-buds-man",
    "pe-na-ta-u-sa-ha",
    "pe-nga-wal",
    "pe-ran-ti",
    "pe-rang-kat",
    "pem-ro-gram",
    "per-bank-an",
    "per-men-pan",
    "pos-yan-du",
    "pro-gram",
    "re-pro-duk-si",
    "re-struk-tu-ri-sa-si",
    "ro-gram",
    "ta-ta-u-sa-ha",
    "te-ra-pi",
    "te-ra-tai",
    "te-rap-an",
    "te-ri-to-ri-al",
    "te-ro-bos",
    "wi-ra-u-sa-ha",
    "wi-ra-u-sa-ha-wan",
    "ya-i-tu",
};

static int compare(const char *entry, const char *word, size_t len)
{
    int order = strncmp(entry, word, len);
    return order ? order : entry[len] ? 1 : 0;
}

bool hyphen_listed(HyphenList list, const char *word, size_t len)
{
    size_t low = 0, high = LISTS[list].count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = compare(LISTS[list].words[mid], word, len);
        if (!order)
            return true;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

bool hyphen_begins_listed(HyphenList list, const char *word, size_t len)
{
    for (size_t n = 2; n <= len; n++)
        if (hyphen_listed(list, word, n))
            return true;
    return false;
}

bool hyphen_list_ordered(void)
{
    for (size_t list = 0; list < LIST_COUNT; list++)
        for (size_t i = 1; i < LISTS[list].count; i++)
            if (strcmp(LISTS[list].words[i - 1], LISTS[list].words[i]) >= 0)
                return false;
    return true;
}

static bool same_letters(const char *divided, const char *word, size_t len)
{
    for (; *divided; divided++) {
        if (*divided == '-')
            continue;
        if (!len || *divided != *word)
            return false;
        word++;
        len--;
    }
    return !len;
}

const char *hyphen_exception(const char *word, size_t len)
{
    for (size_t i = 0; i < sizeof EXCEPTIONS / sizeof *EXCEPTIONS; i++)
        if (same_letters(EXCEPTIONS[i], word, len))
            return EXCEPTIONS[i];
    return NULL;
}
