package folder

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/scenarios/forecast"
)

// What a zip file may hold, of which nothing is believed before it is read.
const (
	zipFiles = 2000      // at most
	zipBytes = 256 << 20 // at most, unpacked
)

// packed are the endings of files that a zip file would hardly make smaller.
var packed = []string{".part", ".png", ".pdf", ".xlsx", ".docx", ".parquet"}

// WriteZip writes a run as a zip file: one folder, by the name that a run has unless the user names a place, with what Save would
// write there. The same run gives the same bytes but for how long it took.
func WriteZip(w io.Writer, run *forecast.Result, files map[string]func(io.Writer) error) error {
	root := Name(run.Study, run.Inputs, run.Versions)
	out := zip.NewWriter(w)
	err := fill(run, files, func(name string, write func(io.Writer) error) (string, error) {
		method := zip.Deflate
		if slices.Contains(packed, path.Ext(name)) {
			method = zip.Store
		}
		entry, err := out.CreateHeader(&zip.FileHeader{Name: root + "/" + name, Method: method})
		if err != nil {
			return "", err
		}
		sum := sha256.New()
		err = write(io.MultiWriter(entry, sum))
		return hex.EncodeToString(sum.Sum(nil)), err
	})
	return errors.Join(err, out.Close())
}

// ReadZip reads the run that a zip file holds: its files by their slashed names from its folder. What lies beside that folder is left
// aside. The error is a *document.Invalid.
func ReadZip(name string, r io.ReaderAt, size int64) (map[string][]byte, error) {
	in, err := zip.NewReader(r, size)
	if err != nil {
		return nil, document.Refusef(name, "this is no zip file, or one that was cut short: %v", err)
	}
	root, found := "", false // as it is written, slash and all
	for _, f := range in.File {
		if dir, base := path.Split(f.Name); base == manifestName && (!found || len(dir) < len(root)) {
			root, found = dir, true
		}
	}
	if !found {
		return nil, document.Refusef(name, "the zip file holds no finished run: there is no %s in it", manifestName)
	}
	out, left := map[string][]byte{}, int64(zipBytes)
	for _, f := range in.File {
		inner, below := strings.CutPrefix(f.Name, root)
		if !below || f.FileInfo().IsDir() {
			continue
		}
		if !filepath.IsLocal(filepath.FromSlash(inner)) || path.Clean(inner) != inner {
			return nil, document.Refusef(name, "the zip file would put `%s` outside its folder", f.Name)
		}
		text, err := unzip(f, left)
		if left -= int64(len(text)); err == nil && (left < 0 || len(out) == zipFiles) {
			return nil, document.Refusef(name, "the zip file holds more than %d files or %d MB, and no run does", zipFiles, zipBytes>>20)
		}
		if err != nil {
			return nil, document.Refusef(name, "`%s` cannot be unpacked: %v", f.Name, err)
		}
		out[inner] = text
	}
	return out, nil
}

// unzip unpacks a file, and stops one byte after the most that is left to unpack, whatever size the file says that it has.
func unzip(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, most+1))
}
