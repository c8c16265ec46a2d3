# Everything a person does with this repository. JDK 25 is found by itself; see README.md.
MVN   ?= mvn -B
STACK  = $(MVN) -q -pl deploy/local-stack validate exec:exec

.PHONY: help run demo bench test php verify format contracts build clean
help:            ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ \t/'
build:           ## compile and package without tests
	$(MVN) -q install -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip -Djacoco.skip
run: build       ## the whole system on this machine, data under .local/
	$(STACK) -Dstack.tier=1 -Dexec.mainClass=kz.cvety.stack.Run
demo: build      ## one order followed through all services, both ways
	$(STACK) -Dstack.tier=1 -Dexec.mainClass=kz.cvety.stack.Demo
bench: build     ## the figures of the design beside their references
	$(STACK) -Dexec.mainClass=kz.cvety.stack.Bench
test: php        ## everything that can be checked, two modules at a time: their tests mostly wait
	$(MVN) -T 2 verify
php:             ## the tests of the Bitrix side, where there is PHP
	@if command -v php >/dev/null; then php deploy/bitrix/tests/run.php; else echo "No php here: the tests of deploy/bitrix are skipped."; fi
verify: test
format:          ## the one formatter
	$(MVN) -q spotless:apply
contracts:       ## rewrite the files that are rendered from the code
	$(MVN) -q test -Dcontracts.write=true -Dtest='*ContractTests,OpenApiIT' -Dsurefire.failIfNoSpecifiedTests=false
clean:
	$(MVN) -q clean
