package message

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// An error of the system is said as a message wherever it is an argument of one.
func TestErrorsOfTheSystemAreSaid(t *testing.T) {
	_, missing := os.Open(filepath.Join(t.TempDir(), "none"))
	for _, c := range []struct {
		err    error
		en, zh string
	}{
		{missing, "there is no such file or folder", "没有这个文件或文件夹"},
		{&os.PathError{Op: "open", Path: "/x", Err: syscall.EACCES}, "the system does not permit it", "系统不允许"},
		{&os.PathError{Op: "write", Path: "/x", Err: syscall.ENOSPC}, "the disk is full", "磁盘满了"},
		{syscall.Errno(4095), "the system refuses (error 4095)", "系统拒绝（错误 4095）"},
		{Say("no year %d", 3), "no year 3", "no year 3"},
	} {
		said := Say("the file cannot be opened: %v", c.err)
		if en, zh := said.In(English), said.In(Chinese); en != "the file cannot be opened: "+c.en || zh != "文件打不开："+c.zh {
			t.Errorf("%v: %s / %s", c.err, en, zh)
		}
	}
}

// What the catalogue does not hold is said as the code says it; any language but English is Chinese.
func TestWhatIsNotInTheCatalogueIsEnglish(t *testing.T) {
	for l, want := range map[Language]string{Chinese: "改写：no entry of it 7", English: "write: no entry of it 7", "": "改写：no entry of it 7"} {
		if got := l.Say("write: %s", Say("no entry of it %d").With(7)); got != want {
			t.Errorf("%q: %s", l, got)
		}
	}
}

// One word of English can be two of Chinese; what tells them apart is not said, whether there is an entry or not.
func TestWhatTellsMessagesApartIsNotSaid(t *testing.T) {
	for _, c := range []struct{ format, en, zh string }{
		{"miss", "miss", "未命中"}, {"miss¦of a margin", "miss", "偏差"}, {"%d¦nothing has this entry", "7", "7"},
	} {
		m := Say(c.format)
		if strings.Contains(c.format, "%") {
			m = m.With(7)
		}
		if en, zh := m.In(English), m.In(Chinese); en != c.en || zh != c.zh {
			t.Errorf("%s: %s / %s", c.format, en, zh)
		}
	}
}

func TestListsAreJoinedAsTheLanguageDoes(t *testing.T) {
	if got := Say("%s", Words{Say("the disk is full"), Say("memory is full")}).In(Chinese); got != "磁盘满了、内存不足" {
		t.Error(got)
	}
	words := []string{"a", "b", "c"}
	if en, zh := English.List(words), Chinese.List(words); en != "a, b, c" || zh != "a、b、c" {
		t.Errorf("%s / %s", en, zh)
	}
}
