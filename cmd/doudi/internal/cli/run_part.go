package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"doudi/model/document"
	"doudi/scenarios/data"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/folder"
)

var partForm = regexp.MustCompile(`^([0-9]{1,6})/([0-9]{1,6})$`)

// partOf reads which part is to be done: K/N.
func partOf(text string) (k, n int, err error) {
	m := partForm.FindStringSubmatch(text)
	if m == nil {
		return 0, 0, document.Refusef("--part", "`%s` is no part; write 3/8 for the third of eight", text)
	}
	k, _ = strconv.Atoi(m[1])
	n, _ = strconv.Atoi(m[2])
	if k < 1 || k > n {
		return 0, 0, document.Refusef("--part", "there is no part %d of %d; the first is 1 and the last %d", k, n, n)
	}
	return k, n, nil
}

// divided reads which part is to be done, and refuses flags of results, of which a part leaves none.
func (o *runOptions) divided(given map[string]string) (k, n int, err error) {
	for _, name := range []string{"figures", "width", "microdata"} {
		if _, ok := given[name]; ok {
			return 0, 0, document.Refusef("--"+name, "`--%s` does not go with `--part`, which leaves no results; write it with `doudi merge`", name)
		}
	}
	switch {
	case o.format != "text":
		return 0, 0, document.Refusef("--format", "`--%s` does not go with `--part`, which leaves no results; write it with `doudi merge`", "format")
	case o.force:
		return 0, 0, document.Refusef("--force", "`--%s` does not go with `--part`, which leaves no results; write it with `doudi merge`", "force")
	case o.data != data.All:
		return 0, 0, document.Refusef("--data", "`--%s` does not go with `--part`, which leaves no results; write it with `doudi merge`", "data")
	}
	return partOf(o.part)
}

// part does part k of n, and leaves it in the folder of the results. One that is there already is left as it is.
func (w *work) part(ctx context.Context, k, n int) error {
	start := time.Now()
	if all := w.job.Plan.Study.Draws; n > all {
		return document.Refusef("--part", "the study has %d draws, which cannot be divided into %d parts; at most %d", all, n, all)
	}
	in := w.s.out
	if in == "" {
		in = w.place() + "-parts"
	}
	path := filepath.Join(in, dispatch.PartName(k, n))
	place, err := folder.Claim(path)
	if err != nil {
		return err
	}
	defer place.Release()
	draws := dispatch.PartOf(k, n, w.job.Plan.Study.Draws)
	there, err := w.there(path, k, n)
	if err != nil {
		return err
	}
	if there {
		// A process that died just after it had written the part left what it had kept. Of another run it is none of this one's.
		if keeper, err := w.job.Resume(path, w.header); err == nil {
			if err := keeper.Forget(); err != nil {
				return err
			}
		}
		fmt.Fprint(w.s.Out, w.s.lang.Say("part %d of %d is there already: %s\n", k, n, path))
		return nil
	}
	keeper, err := w.do(ctx, path, draws)
	if err != nil {
		return err
	}
	h := w.header
	h.Part, h.Of = k, n
	if err := place.Save(func(to io.Writer) error { return w.job.Write(to, h, draws) }); err != nil {
		return err
	}
	if err := keeper.Forget(); err != nil {
		return err
	}
	fmt.Fprint(w.s.Out, w.s.lang.Say("part %d of %d (draws %d to %d): %s (%.1f s)\n",
		k, n, draws.From+1, draws.To, path, time.Since(start).Seconds()))
	return nil
}

// there says whether the part that is to be done is there already. One that is damaged is not, and will be replaced; one of
// something else is refused, and so is another part of the run under this name.
func (w *work) there(path string, k, n int) (bool, error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	p, err := dispatch.Open(path)
	var damaged *dispatch.Damaged
	if errors.As(err, &damaged) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if from := p.Header.From(&w.header); len(from) > 0 {
		return false, document.Refusef(path, "a part of another run stands here: %s; name another --out, or move it away", dispatch.Together(from))
	}
	if p.Header.Part != k || p.Header.Of != n {
		return false, document.Refusef(path, "what stands here is not part %d of %d of the run, but %s of it; move it away", k, n, dispatch.Together(p.Draws()))
	}
	return true, nil
}
