// Command mutate plants the listed one-line faults in a copy of the project, one at a time, and says which of them the
// tests see.
//
//	go run ./.ci/mutate [-only TEXT] [-random N -seed S] [-tested] [-dry] [LIST ...]
//
// A list (*.faults beside this file) holds blocks parted by empty lines:
//
//	sign model/fen.go Round            the kind, the file, and where its line stands twice the func that holds it
//	- 	return whole + 1               the line as it is
//	+ 	return whole - 1               the line with the fault
//	? why nothing could see it         only for a fault that is known to survive
//
// A fault is seen when the tests of its package, or of a package that imports it, fail. One whose line is no longer
// there, or that does not build, makes the list wrong: that is an error, as is a survivor without a reason. Tests that fail
// without a fault would see everything, so they run once before, unless -tested says that they have. With -dry nothing runs:
// it only says which lines are no longer there, and which faults the compiler would refuse.
package main

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// kinds are what a fault can be. A misspelt one would hide that a kind is missing.
var kinds = []string{"sign", "edge", "order", "off-by-one", "dropped-term", "swapped-name", "wrong-unit", "wrong-group", "dropped-call", "constant"}

// outcome is what became of a fault.
type outcome int

const (
	seen outcome = iota
	survived
	broken // its line is not there, or it does not build
)

func main() {
	only := flag.String("only", "", "faults whose file or line holds this text")
	random := flag.Int("random", 0, "so many faults by chance; 0 = all")
	seed := flag.Uint64("seed", 1, "of the choice by chance")
	copies := flag.Int("copies", 2, "copies of the project that are worked on at once")
	tested := flag.Bool("tested", false, "the tests are known to pass without a fault: do not run them first")
	dry := flag.Bool("dry", false, "only look whether every fault's line is there, and builds")
	flag.Parse()
	faults, err := readLists(flag.Args())
	if err == nil {
		faults = choose(faults, *only, *random, *seed)
		if *dry {
			err = look(faults)
		} else {
			err = run(faults, *copies, *tested)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

// choose keeps the faults that are asked for.
func choose(faults []fault, only string, random int, seed uint64) []fault {
	faults = slices.DeleteFunc(faults, func(f fault) bool {
		return only != "" && !strings.Contains(f.file+"\n"+f.old, only)
	})
	if random > 0 && random < len(faults) {
		r := rand.New(rand.NewPCG(seed, 0))
		r.Shuffle(len(faults), func(i, j int) { faults[i], faults[j] = faults[j], faults[i] })
		faults = faults[:random]
	}
	return faults
}

// look says which faults cannot be planted.
func look(faults []fault) error {
	compiler, err := newChecker()
	if err != nil {
		return err
	}
	var problems []error
	for _, f := range faults {
		text, err := os.ReadFile(f.file)
		var changed string
		if err == nil {
			changed, err = f.plant(string(text))
		}
		if err == nil {
			err = compiler.check(f.file, changed)
		}
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w\n  - %s", f, err, strings.TrimSpace(f.old)))
		}
	}
	return errors.Join(problems...)
}

// run tries every fault and prints what the tests did not see.
func run(faults []fault, copies int, tested bool) error {
	users, err := importers()
	if err != nil {
		return err
	}
	queue := make(chan fault)
	var group sync.WaitGroup
	var lock sync.Mutex
	count := map[outcome]int{}
	unexplained := 0
	for i := range copies {
		folder, err := copyProject()
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		if i == 0 && !tested {
			if said, err := command(folder, "test", "-short", "-timeout", "10m", "./..."); err != nil {
				return fmt.Errorf("the tests fail without a fault:\n%s", said)
			}
		}
		group.Go(func() {
			for f := range queue {
				got, said := f.try(folder, users)
				lock.Lock()
				count[got]++
				switch {
				case got == broken:
					fmt.Printf("broken   %s: %s\n", f, said)
				case got == survived && f.why == "":
					unexplained++
					fmt.Printf("SURVIVED %s\n  - %s\n  + %s\n", f, strings.TrimSpace(f.old), strings.TrimSpace(f.new))
				case got == survived:
					fmt.Printf("survived %s: %s\n", f, f.why)
				case f.why != "":
					fmt.Printf("seen     %s, though the list says that it survives: %s\n", f, f.why)
				}
				lock.Unlock()
			}
		})
	}
	for _, f := range faults {
		queue <- f
	}
	close(queue)
	group.Wait()
	fmt.Printf("%d of %d faults seen, %d survive with a reason, %d without, %d broken\n",
		count[seen], len(faults), count[survived]-unexplained, unexplained, count[broken])
	if unexplained+count[broken] > 0 {
		return fmt.Errorf("%d faults were not seen or not planted", unexplained+count[broken])
	}
	return nil
}

// importers are the project's packages that import each package, tests included.
func importers() (map[string][]string, error) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}} {{join .TestImports " "}} {{join .XTestImports " "}}`, "./...").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	users := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		for _, word := range words[1:] {
			used, ours := strings.CutPrefix(word, "doudi/")
			user := "./" + strings.TrimPrefix(words[0], "doudi/")
			if ours && user != "./"+used && !slices.Contains(users[used], user) {
				users[used] = append(users[used], user)
			}
		}
	}
	return users, nil
}

// copyProject copies what git tracks, or would, into a temporary folder.
func copyProject() (string, error) {
	folder, err := os.MkdirTemp("", "doudi-mutate-")
	if err != nil {
		return "", err
	}
	list, err := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		return "", fmt.Errorf("git ls-files: %w", err)
	}
	for _, name := range strings.Split(strings.TrimRight(string(list), "\x00"), "\x00") {
		text, err := os.ReadFile(name)
		if os.IsNotExist(err) {
			continue // deleted, and not yet told to git
		}
		if err != nil {
			return "", err
		}
		to := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(to, text, 0o644); err != nil {
			return "", err
		}
	}
	return folder, nil
}
