// Command outputs keeps what stands below the cells of the notebooks.
//
//	outputs tidy NOTEBOOK...        takes away what differs from machine to machine; fails where a cell failed
//	outputs compare OLD NEW         says where the outputs of two notebooks differ, pictures aside, and fails
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) > 1 && args[0] == "tidy":
		for _, path := range args[1:] {
			if err := tidyFile(path); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
		return nil
	case len(args) == 3 && args[0] == "compare":
		return compareFiles(args[1], args[2])
	}
	return fmt.Errorf("usage: outputs tidy NOTEBOOK... | outputs compare OLD NEW")
}
