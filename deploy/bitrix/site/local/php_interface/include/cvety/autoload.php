<?php

declare(strict_types=1);

/** Loads Cvety\Bitrix\* from this folder; Bitrix itself is not needed for that. */
spl_autoload_register(static function (string $class): void {
    if (strncmp($class, 'Cvety\\Bitrix\\', 13) !== 0) {
        return;
    }
    $name = substr($class, 13);
    foreach (['', 'bitrix/'] as $folder) {
        $file = __DIR__ . '/' . $folder . $name . '.php';
        if (is_file($file)) {
            require $file;
            return;
        }
    }
});
