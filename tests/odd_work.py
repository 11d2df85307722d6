"""Work that misbehaves, in a module that worker processes can import."""

import os
import signal
import time


class Doubling:
    """Doubles numbers; 0 takes for ever, 1 kills the process."""

    def warm_up(self) -> None:
        pass

    def do(self, given: int) -> str:
        if given == 0:
            time.sleep(600)
        if given == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.3 if given == 2 else 0)
        return str(given * 2)

    def failed(self, given: int, error: str) -> str:
        return f"{given}: {error}"


class NeverReady(Doubling):
    def warm_up(self) -> None:
        os._exit(3)
